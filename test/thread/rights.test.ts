import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '#shared/member/access.ts';
import { ROLES, type Role, type Verb, verbsOf } from '#shared/member/role.ts';
import { archivePaper } from '#shared/paper/life-contract.ts';
import { STAGES, type Stage } from '#shared/paper/stage.ts';
import {
  changeComment,
  changeThread,
  react,
  type ThreadView,
} from '#shared/thread/thread-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { threadDesk, type ThreadDesk, words } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
const guests = new Map<Role, Guest>();
const guest = (role: Role): Guest => guests.get(role) ?? desk.nayar.stranger;

beforeAll(async () => {
  desk = await threadDesk();
  for (const role of ROLES) guests.set(role, await desk.somebody(role));
});
afterAll(() => desk.nayar.stop());

/** What somebody does to a thread, and the verb that it takes, as the stage allows; null: only seeing it. */
interface Deed {
  readonly name: string;
  readonly verbs: readonly Verb[] | null;
  /** `mine` is a thread of the doer's own, where they could make one. */
  do(who: Guest, paperId: string, theirs: ThreadView, mine: ThreadView | undefined): Promise<Done>;
}
interface Done {
  readonly status: number;
  readonly body: unknown;
}
const commentOf = (thread: ThreadView | undefined) => thread?.comments[0]?.id ?? 'no-comment';
const at = (paperId: string, thread: ThreadView | undefined) => ({
  paperId,
  threadId: thread?.id ?? 'AAAAAAAA',
  commentId: commentOf(thread),
});

const DEEDS: readonly Deed[] = [
  {
    name: 'makes a remark',
    verbs: ['comment'],
    do: (who, paperId) => desk.start(who, paperId),
  },
  {
    name: 'replies',
    verbs: ['comment'],
    do: (who, paperId, { id }) => desk.reply(who, paperId, id, 'מסכימה'),
  },
  {
    name: 'reacts',
    verbs: ['comment'],
    do: (who, paperId, theirs) =>
      who.call(react, { params: at(paperId, theirs), body: { reaction: 'agree', on: true } }),
  },
  {
    name: 'says a comment of their own in other words',
    verbs: ['comment'],
    do: (who, paperId, _, mine) =>
      who.call(changeComment, { params: at(paperId, mine), body: { body: words('אחרת') } }),
  },
  {
    name: 'answers',
    verbs: ['dispose'],
    do: (who, paperId, { id }) => desk.answer(who, paperId, [id]),
  },
  {
    name: 'assigns',
    verbs: ['dispose', 'edit'],
    do: (who, paperId, theirs) =>
      who.call(changeThread, { params: at(paperId, theirs), body: { assigneeId: null } }),
  },
  {
    name: 'withdraws a remark of their own',
    verbs: ['comment'],
    do: (who, paperId, _, mine) =>
      desk.close(who, paperId, at(paperId, mine).threadId, { deed: 'withdraw' }),
  },
  {
    name: 'follows',
    verbs: null,
    do: (who, paperId, theirs) =>
      who.call(changeThread, { params: at(paperId, theirs), body: { isFollowed: true } }),
  },
];

/** Threads that were made while the paper was a draft: one of the coordinator's, and one of the role's. */
async function aPaperWithRemarks(role: Role, stage: Stage) {
  const paperId = await desk.aPaper();
  const theirs = await desk.made(desk.coordinator, paperId);
  const canMake = verbsOf(role).has('comment');
  const mine = canMake ? await desk.made(guest(role), paperId) : undefined;
  await desk.setStage(paperId, stage);
  return { paperId, theirs, mine };
}

const codeOf = ({ body }: Done) => (Object(body) as { code?: string }).code;

describe('each role at each stage', () => {
  for (const role of ROLES) {
    for (const stage of STAGES) {
      const seesAny = verbsOf(role).has('comment');
      it(`[TH1] ${role} in ${stage}: sees remarks only with a role that comments, and does what role and stage allow`, async () => {
        const { paperId, theirs, mine } = await aPaperWithRemarks(role, stage);
        const { threads, rights } = await desk.listed(guest(role), paperId);
        expect(threads.map(({ number }) => number)).toEqual(seesAny ? [1, 2] : []);
        const access = { role, stage };
        const expected = seesAny
          ? {
              mayComment: may(access, 'comment'),
              mayDispose: may(access, 'dispose'),
              mayAssign: may(access, 'dispose') || may(access, 'edit'),
            }
          : { mayComment: false, mayDispose: false, mayAssign: false, groups: [], people: [] };
        expect(rights).toMatchObject(expected);
        for (const deed of DEEDS) {
          const verbs = deed.verbs ?? ['comment'];
          const everMay = verbs.some((verb) => verbsOf(role).has(verb));
          const mayNow = deed.verbs === null ? seesAny : verbs.some((verb) => may(access, verb));
          const done = await deed.do(guest(role), paperId, theirs, mine);
          const refused = everMay ? 'stage-closed' : 'role-too-low';
          expect([deed.name, done.status, codeOf(done)]).toEqual([
            deed.name,
            mayNow ? 200 : 403,
            mayNow ? undefined : refused,
          ]);
        }
      });
    }
  }

  it('[TH1] is read and takes nothing once the paper is in the archive', async () => {
    const paperId = await desk.aPaper();
    const thread = await desk.made(guest('respondent'), paperId);
    await desk.coordinator.call(archivePaper, { params: { paperId } });
    for (const role of ['respondent', 'lead'] as const) {
      const { threads, rights } = await desk.listed(guest(role), paperId);
      expect(threads).toHaveLength(1);
      expect(rights).toMatchObject({ mayComment: false, mayDispose: false, mayAssign: false });
      expect(codeOf(await desk.reply(guest(role), paperId, thread.id, 'מאוחר'))).toBe(
        'stage-closed',
      );
    }
  });
});

describe('what belongs to somebody', () => {
  it('[TH2] is changed by nobody else: words, acceptance, insisting, withdrawing, opening', async () => {
    const paperId = await desk.aPaper();
    const thread = await desk.made(guest('commenter'), paperId);
    await desk.answer(guest('lead'), paperId, [thread.id]);
    const params = at(paperId, thread);
    for (const role of ['respondent', 'lead', 'coordinator'] as const) {
      const who = guest(role);
      const done = [
        await who.call(changeComment, { params, body: { body: words('זיוף') } }),
        await who.call(changeComment, { params, body: { body: null } }),
        await who.call(changeThread, { params, body: { isOpened: true } }),
        await desk.close(who, paperId, thread.id, { deed: 'accept' }),
        await desk.close(who, paperId, thread.id, { deed: 'insist', reason: 'לא מספיק' }),
        await desk.close(who, paperId, thread.id, { deed: 'withdraw' }),
      ];
      expect(done.map(codeOf)).toEqual(done.map(() => 'role-too-low'));
    }
    expect(await desk.find(guest('lead'), paperId, thread.id)).toMatchObject({
      state: 'answered',
      comments: [{ body: words('לא ברור מי אחראי') }],
    });
  });

  it('[TH2] keeps its words with their past, for its author and for who may audit', async () => {
    const paperId = await desk.aPaper();
    const [author, other] = [guest('commenter'), guest('respondent')];
    const thread = await desk.made(author, paperId, { body: words('ראשון') });
    const params = at(paperId, thread);
    await author.call(changeComment, { params, body: { body: words('שני') } });
    await author.call(changeComment, { params, body: { body: words('שני') } });
    const { body: deleted } = await author.call(changeComment, { params, body: { body: null } });
    expect(deleted.comments[0]).toMatchObject({ body: null, isMine: true });
    const again = await author.call(changeComment, { params, body: { body: words('שוב') } });
    expect(again.status).toBe(404);
    const past = async (who: Guest) =>
      (await desk.find(who, paperId, thread.id))?.comments[0]?.earlier.map(({ body }) => body);
    expect(await past(author)).toEqual([words('ראשון'), words('שני')]);
    expect(await past(desk.coordinator)).toEqual([words('ראשון'), words('שני')]);
    expect(await past(other)).toEqual([]);
    expect(await past(guest('lead'))).toEqual([]);
  });

  it('[TH2] takes one reaction of a kind from each, and gives it back', async () => {
    const paperId = await desk.aPaper();
    const thread = await desk.made(guest('commenter'), paperId);
    const params = at(paperId, thread);
    const body = { reaction: 'agree', on: true };
    await Promise.all([1, 2, 3].map(() => guest('lead').call(react, { params, body })));
    await guest('respondent').call(react, { params, body });
    const seen = await desk.find(guest('lead'), paperId, thread.id);
    expect(seen?.comments[0]?.reactions).toMatchObject([{ reaction: 'agree', isMine: true }]);
    expect(seen?.comments[0]?.reactions[0]?.names).toHaveLength(2);
    await guest('lead').call(react, { params, body: { ...body, on: false } });
    const after = await desk.find(guest('lead'), paperId, thread.id);
    expect(after?.comments[0]?.reactions).toMatchObject([{ isMine: false }]);
  });

  it('[TH6] is assigned only to somebody who may see it, and sorted by its author or who answers', async () => {
    const paperId = await desk.aPaper();
    const thread = await desk.made(guest('commenter'), paperId);
    const params = at(paperId, thread);
    const assign = async (assigneeId: string | null) =>
      guest('lead').call(changeThread, { params, body: { assigneeId } });
    expect((await assign(await desk.idOf(guest('reader')))).status).toBe(400);
    expect((await assign('somebody-unknown')).status).toBe(400);
    const author = await desk.idOf(guest('author'));
    expect((await assign(author)).body.assignee?.id).toBe(author);
    expect((await assign(null)).body.assignee).toBeNull();
    const sort = (who: Guest, kind: string) => who.call(changeThread, { params, body: { kind } });
    expect(codeOf(await sort(guest('respondent'), 'editorial'))).toBe('role-too-low');
    expect((await sort(guest('commenter'), 'editorial')).body.kind).toBe('editorial');
    expect((await sort(guest('lead'), 'technical')).body.kind).toBe('technical');
  });

  it('[TH6] is followed by who takes part, until they choose otherwise', async () => {
    const paperId = await desk.aPaper();
    const [author, other] = [guest('commenter'), guest('respondent')];
    const thread = await desk.made(author, paperId);
    const isFollowed = async (who: Guest) => (await desk.find(who, paperId, thread.id))?.isFollowed;
    expect([await isFollowed(author), await isFollowed(other)]).toEqual([true, false]);
    await desk.reply(other, paperId, thread.id, 'גם אני');
    expect(await isFollowed(other)).toBe(true);
    const params = at(paperId, thread);
    await other.call(changeThread, { params, body: { isFollowed: false } });
    expect([await isFollowed(author), await isFollowed(other)]).toEqual([true, false]);
  });
});
