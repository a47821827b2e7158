import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMember, listMembers } from '#shared/member/member-contract.ts';
import { signOut } from '#shared/member/sign-in-contract.ts';
import { LiveEvent } from '#shared/notice/notice-contract.ts';
import { changePaper, listPapers } from '#shared/paper/paper-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let coordinator: Guest;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  coordinator = await nayar.as('coordinator@nayar.example');
});
afterAll(() => nayar.stop());

/** Listens as a browser does; `next` resolves to the following event, or null at the end of the stream. */
async function listen(guest: Guest) {
  const reply = await guest.fetch('/api/events');
  expect(reply.headers.get('content-type')).toContain('text/event-stream');
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<LiveEvent | null> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          if (block.startsWith('data: ')) return LiveEvent.parse(JSON.parse(block.slice(6)));
          continue;
        }
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) return null;
        text += value;
      }
    },
    stop: () => reader?.cancel(),
  };
}

describe('live events', () => {
  it('tell those who may read a paper that it changed, by id only', async () => {
    const reader = await nayar.newcomer(forumId, 'reader');
    const events = await listen(reader);
    const { body: papers } = await coordinator.call(listPapers, { params: { forumId } });
    const paperId = papers[0]?.id ?? '';
    await coordinator.call(changePaper, { params: { paperId }, body: { stage: 'review' } });
    // Before the stage moves a version is kept, and told by id only as well.
    expect(await events.next()).toEqual({ kind: 'versions-changed', forumId, paperId });
    expect(await events.next()).toEqual({ kind: 'paper-changed', forumId, paperId });
    await events.stop();
  });

  it('tell nobody of another forum', async () => {
    const [, second] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const stranger = await nayar.newcomer(second?.id ?? '', 'author');
    const events = await listen(stranger);
    const { body: papers } = await coordinator.call(listPapers, { params: { forumId } });
    await coordinator.call(changePaper, {
      params: { paperId: papers[0]?.id ?? '' },
      body: { stage: 'draft' },
    });
    // Something of their own forum comes next, and nothing before it.
    await nayar.newcomer(second?.id ?? '', 'reader');
    expect(await events.next()).toEqual({ kind: 'members-changed', forumId: second?.id });
    await events.stop();
  });

  it('tell a member that something about themselves changed', async () => {
    const author = await nayar.newcomer(forumId, 'author', 'told@test.example');
    const events = await listen(author);
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const membershipId = body.members.find(({ email }) => email === 'told@test.example')?.id ?? '';
    await coordinator.call(changeMember, {
      params: { forumId, membershipId },
      body: { role: 'reader' },
    });
    expect(await events.next()).toEqual({ kind: 'me-changed' });
    await events.stop();
  });

  it('end when the listener signs out', async () => {
    const reader = await nayar.newcomer(forumId, 'reader');
    const events = await listen(reader);
    await reader.call(signOut, { body: {} });
    expect(await events.next()).toBeNull();
  });

  it('are not for strangers', async () => {
    expect((await nayar.stranger.fetch('/api/events')).status).toBe(401);
  });
});
