import { randomUUID } from 'node:crypto';
import { changeMembers } from '#shared/member/administration-contract.ts';
import { getMe, listMembers } from '#shared/member/member-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { changePaper, startPaper } from '#shared/paper/paper-contract.ts';
import type { Stage } from '#shared/paper/stage.ts';
import type { CommentBody } from '#shared/thread/comment-body.ts';
import {
  addComment,
  answerThreads,
  closeThread,
  listThreads,
  startThread,
  type ThreadView,
} from '#shared/thread/thread-contract.ts';
import {
  type Guest,
  type Reply,
  startTestNayar,
  type TestNayar,
} from '#test/harness/start-nayar.ts';

export type ThreadDesk = Awaited<ReturnType<typeof threadDesk>>;

export const words = (text: string): CommentBody => [{ runs: [{ text }] }];

/** A remark on the paper as a whole, with what differs. */
export const aRemark = (over: object = {}) => ({
  commentId: randomUUID(),
  anchor: { kind: 'paper' },
  body: words('לא ברור מי אחראי'),
  ...over,
});

/** A workspace with a paper in its first forum, and ways to work on its remarks. */
export async function threadDesk(started?: TestNayar) {
  const nayar = started ?? (await startTestNayar());
  const { catalogue } = nayar.nayar.storage;
  const [forum] = await catalogue.tables.forums.find({});
  const forumId = forum?.id ?? '';
  const groups = forum?.groups ?? [];
  const coordinator = await nayar.as('coordinator@nayar.example');
  const idOf = async (guest: Guest) => (await guest.call(getMe)).body.person.id;
  const listed = async (guest: Guest, paperId: string) =>
    (await guest.call(listThreads, { params: { paperId } })).body;
  const changeGroups = async (guest: Guest, change: object): Promise<void> => {
    const personId = await idOf(guest);
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const found = body.members.find((member) => member.personId === personId);
    const reply = await coordinator.call(changeMembers, {
      params: { forumId },
      body: { membershipIds: [found?.id ?? ''], ...change },
    });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  };
  return {
    nayar,
    forumId,
    groups,
    coordinator,
    idOf,
    /** A new paper, in this stage, led by the coordinator. */
    async aPaper(stage: Stage = 'draft', about: object = {}): Promise<string> {
      const body = { title: 'נייר לדיון', kind: 'plain', ...about };
      const paper = await coordinator.call(startPaper, { params: { forumId }, body });
      const params = { paperId: paper.body.id };
      if (stage !== 'draft') await coordinator.call(changePaper, { params, body: { stage } });
      return paper.body.id;
    },
    setStage: (paperId: string, stage: Stage) =>
      coordinator.call(changePaper, { params: { paperId }, body: { stage } }),
    /** Somebody new in this role, in these groups. */
    async somebody(role: Role, groupIds: readonly string[] = []): Promise<Guest> {
      const guest = await nayar.newcomer(forumId, role);
      if (groupIds.length > 0) await changeGroups(guest, { addGroupIds: groupIds });
      return guest;
    },
    putInGroups: (guest: Guest, addGroupIds: readonly string[]) =>
      changeGroups(guest, { addGroupIds }),
    takeOutOfGroups: (guest: Guest, removeGroupIds: readonly string[]) =>
      changeGroups(guest, { removeGroupIds }),
    start: (guest: Guest, paperId: string, over: object = {}): Promise<Reply<ThreadView>> =>
      guest.call(startThread, { params: { paperId }, body: aRemark(over) }),
    /** A remark that is surely made. */
    async made(guest: Guest, paperId: string, over: object = {}): Promise<ThreadView> {
      const reply = await this.start(guest, paperId, over);
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return reply.body;
    },
    /** Replies; `said` is the text, or the whole body as it is sent. */
    reply: (guest: Guest, paperId: string, threadId: string, said: string | object) =>
      guest.call(addComment, {
        params: { paperId, threadId },
        body: typeof said === 'string' ? { commentId: randomUUID(), body: words(said) } : said,
      }),
    answer: (guest: Guest, paperId: string, ids: readonly string[], about: object = {}) =>
      guest.call(answerThreads, {
        params: { paperId },
        body: { ids, disposition: 'accepted', reason: 'תוקן', ...about },
      }),
    close: (guest: Guest, paperId: string, threadId: string, body: object) =>
      guest.call(closeThread, { params: { paperId, threadId }, body }),
    listed,
    /** One thread as somebody sees it; undefined where they do not. */
    find: async (guest: Guest, paperId: string, threadId: string) =>
      (await listed(guest, paperId)).threads.find(({ id }) => id === threadId),
  };
}
