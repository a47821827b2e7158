import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMe, listMembers } from '#shared/member/member-contract.ts';
import { changePaper, getPaper, startPaper } from '#shared/paper/paper-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
});
afterAll(() => nayar.stop());

const idOf = async (guest: Guest) => (await guest.call(getMe)).body.person.id;

/** Two coordinators, and what the first does in the moment in which the second's removal of them is being written. */
async function whileRemoved(act: (firstId: string) => Promise<unknown>): Promise<unknown> {
  const { catalogue } = nayar.nayar.storage;
  const { memberships } = nayar.nayar.commands.workspace;
  const first = await nayar.newcomer(forumId, 'coordinator');
  const secondId = await idOf(await nayar.newcomer(forumId, 'coordinator'));
  const firstId = await idOf(first);
  const { body } = await first.call(listMembers, { params: { forumId } });
  const membershipId = body.members.find(({ personId }) => personId === firstId)?.id ?? '';
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const held = catalogue.transact(() => gate);
  // Both have passed the door; now each waits for its turn.
  const removal = memberships.remove(membershipId, forumId, { id: secondId });
  const outcome = act(firstId).catch((fault: unknown) => fault);
  letGo();
  await Promise.all([held, removal]);
  return outcome;
}

describe('a right that is lost while its use waits for its turn', () => {
  it('[AT9] adds no member', async () => {
    const email = 'mole@test.example';
    const { memberships } = nayar.nayar.commands.workspace;
    const plain = { title: null, office: null, region: null, expertise: null, groupIds: [] };
    const wish = { ...plain, email, name: 'mole', role: 'coordinator' as const };
    const outcome = await whileRemoved((id) => memberships.add(forumId, wish, { id }));
    expect(outcome).toMatchObject({ code: 'not-found' });
    expect(await nayar.nayar.storage.catalogue.tables.people.find({ email })).toEqual([]);
  });

  it('[AT9] moves no stage', async () => {
    const { changeCard } = nayar.nayar.commands.workspace;
    const [paper] = await nayar.nayar.storage.catalogue.tables.papers.find({ forumId });
    const paperId = paper?.id ?? '';
    const outcome = await whileRemoved((id) => changeCard(paperId, { stage: 'published' }, id));
    expect(outcome).toMatchObject({ code: 'not-found' });
    const after = await nayar.nayar.storage.catalogue.tables.papers.get(paperId);
    expect(after?.stage).toBe(paper?.stage);
  });

  it('[AT9] starts no paper', async () => {
    const { startPaper: start } = nayar.nayar.commands.workspace;
    const { catalogue } = nayar.nayar.storage;
    const wish = { title: 'mole', kind: 'plain' as const, groupId: null, sessionId: null };
    const outcome = await whileRemoved(async (personId) => {
      const [place] = await catalogue.tables.memberships.find({ forumId, personId });
      return place && start(wish, place);
    });
    expect(outcome).toMatchObject({ code: 'not-found' });
    expect(await catalogue.tables.papers.find({ title: 'mole' })).toEqual([]);
  });
});

describe('a published paper', () => {
  it('[AT10] keeps its title, also when the stage it stands in is named beside another one', async () => {
    const lead = await nayar.newcomer(forumId, 'lead');
    const started = await lead.call(startPaper, {
      params: { forumId },
      body: { title: 'as published', kind: 'plain' },
    });
    const params = { paperId: started.body.id };
    await lead.call(changePaper, { params, body: { stage: 'published' } });
    for (const stage of ['published', 'draft']) {
      const reply = await lead.call(changePaper, { params, body: { title: 'another', stage } });
      expect(reply.status).toBe(403);
      expect(reply.body).toMatchObject({ code: 'stage-closed' });
    }
    const { body } = await lead.call(getPaper, { params });
    expect(body).toMatchObject({ title: 'as published', stage: 'published' });
  });
});
