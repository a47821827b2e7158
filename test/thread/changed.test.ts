import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withChanges } from '#shared/thread/changed-threads.ts';
import {
  addComment,
  changedThreads,
  changeThread,
  closeThread,
  listThreads,
  react,
  startThread,
  type ThreadList,
} from '#shared/thread/thread-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { startTestNayar } from '#test/harness/start-nayar.ts';
import { aRemark, type ThreadDesk, threadDesk, words } from '#test/thread/thread-desk.ts';

const GROUP = 'group-0001';
let desk: ThreadDesk;
let people: readonly Guest[];

beforeAll(async () => {
  const nayar = await startTestNayar();
  const { catalogue } = nayar.nayar.storage;
  const [forum] = await catalogue.tables.forums.find({});
  if (!forum) throw new Error('the sample has no forum');
  const groups = [
    { id: GROUP, name: 'צפון' },
    { id: 'group-0002', name: 'דרום' },
  ];
  await catalogue.transact(async ({ forums }) => forums.put({ ...forum, groups }));
  desk = await threadDesk(nayar);
});
// Others each time: nobody may ask endlessly often.
beforeEach(newPeople);
afterAll(() => desk.nayar.stop());

async function newPeople(): Promise<void> {
  people = [
    await desk.somebody('respondent', [GROUP]),
    await desk.somebody('commenter', [GROUP]),
    await desk.somebody('lead', ['group-0002']),
    await desk.somebody('commenter'),
    await desk.somebody('reader'),
  ];
}

const whole = async (guest: Guest, paperId: string): Promise<ThreadList> =>
  (await guest.call(listThreads, { params: { paperId } })).body;

/** The list that somebody has after asking for what is different since the one they had. */
async function freshened(guest: Guest, paperId: string, last: ThreadList): Promise<ThreadList> {
  const params = { paperId, cursor: last.cursor };
  const { body } = await guest.call(changedThreads, { params });
  const { cursor, rights } = body;
  return { threads: withChanges(last.threads, body), rights, cursor };
}

const aDeed = fc.record({
  who: fc.nat({ max: 3 }),
  what: fc.constantFrom(
    'make',
    'make-private',
    'reply',
    'react',
    'unreact',
    'open',
    'withdraw',
    'follow',
    'regroup',
    'ask',
  ),
  which: fc.nat({ max: 5 }),
});
type Deed = typeof aDeed extends fc.Arbitrary<infer Value> ? Value : never;

async function does({ who, what, which }: Deed, paperId: string): Promise<void> {
  const guest = people[who] ?? desk.coordinator;
  const { threads } = await whole(guest, paperId);
  const thread = threads[which % Math.max(threads.length, 1)];
  const params = { paperId, threadId: thread?.id ?? '', commentId: thread?.comments[0]?.id ?? '' };
  if (what === 'make') await guest.call(startThread, { params, body: aRemark() });
  // Whoever is not of the group is refused, which changes nothing.
  if (what === 'make-private')
    await guest.call(startThread, { params, body: aRemark({ groupId: GROUP }) });
  if (what === 'regroup')
    await (which % 2 === 0 ? desk.takeOutOfGroups : desk.putInGroups)(people[1] ?? guest, [GROUP]);
  if (!thread) return;
  const reply = { ...aRemark(), body: words(`תשובה ${which}`) };
  if (what === 'reply')
    await guest.call(addComment, {
      params,
      body: { commentId: reply.commentId, body: reply.body },
    });
  if (what === 'react' || what === 'unreact')
    await guest.call(react, { params, body: { reaction: 'agree', on: what === 'react' } });
  if (what === 'open') await guest.call(changeThread, { params, body: { isOpened: true } });
  if (what === 'follow')
    await guest.call(changeThread, { params, body: { isFollowed: which % 2 === 0 } });
  if (what === 'withdraw') await guest.call(closeThread, { params, body: { deed: 'withdraw' } });
}

describe('what is different in the remarks since a list', () => {
  it('[TH18] makes out of that list exactly the one that is told whole, for everybody, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aDeed, { minLength: 3, maxLength: 9 }), async (deeds) => {
        await newPeople();
        const paperId = await desk.aPaper();
        const have = await Promise.all(people.map((guest) => whole(guest, paperId)));
        for (const deed of deeds) {
          await does(deed, paperId);
          for (const [at, guest] of people.entries()) {
            // Some ask after each deed, some only now and then.
            if (deed.what !== 'ask' && at % 2 === 1) continue;
            have[at] = await freshened(guest, paperId, have[at] as ThreadList);
          }
        }
        for (const [at, guest] of people.entries()) {
          const list = await freshened(guest, paperId, have[at] as ThreadList);
          expect(list).toEqual(await whole(guest, paperId));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('[TH18] holds nothing that was not for the asker, by whosever cursor', async () => {
    const paperId = await desk.aPaper();
    const [author, , outsider] = people as [Guest, Guest, Guest];
    await desk.made(outsider, paperId);
    const before = await whole(outsider, paperId);
    await desk.made(author, paperId, { groupId: GROUP, body: words('בינינו') });
    const theirs = await whole(author, paperId);
    for (const cursor of [before.cursor, theirs.cursor, 'no-such-cursor']) {
      const { body } = await outsider.call(changedThreads, { params: { paperId, cursor } });
      expect(JSON.stringify(body)).not.toContain('בינינו');
      expect(body.gone).toEqual([]);
      expect(withChanges(before.threads, body)).toEqual(before.threads);
    }
    const foreign = { paperId, cursor: theirs.cursor };
    expect((await outsider.call(changedThreads, { params: foreign })).body.isWhole).toBe(true);
  });

  it('[TH18] is little, and tells of one that is seen no more', async () => {
    const paperId = await desk.aPaper();
    const [author, member] = people as [Guest, Guest];
    for (let at = 0; at < 5; at++) await desk.made(author, paperId);
    const secret = await desk.made(author, paperId, { groupId: GROUP });
    const list = await whole(member, paperId);
    const params = { paperId, cursor: list.cursor };
    const nothing = (await member.call(changedThreads, { params })).body;
    expect(nothing).toMatchObject({ isWhole: false, changed: [], gone: [], cursor: list.cursor });
    await desk.takeOutOfGroups(member, [GROUP]);
    const left = (await member.call(changedThreads, { params })).body;
    expect(left).toMatchObject({ isWhole: false, changed: [], gone: [secret.id] });
  });

  it('[TH18] is not asked for again when nothing changed: the list has a tag', async () => {
    const paperId = await desk.aPaper();
    const [author] = people as [Guest];
    await desk.made(author, paperId);
    const address = `/api/papers/${paperId}/threads`;
    const first = await author.fetch(address);
    const tag = first.headers.get('etag') ?? '';
    const again = () => author.fetch(address, { headers: { 'if-none-match': tag } });
    expect((await again()).status).toBe(304);
    await desk.made(author, paperId);
    expect((await again()).status).toBe(200);
  });
});
