import { may } from '#shared/member/access.ts';
import { mentionedIn } from '#shared/thread/comment-body.ts';
import { REACTIONS } from '#shared/thread/thread.ts';
import type { CommentView, ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { namesOfPeople } from '#server/member/names.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { CommentRow, ThreadRow } from '#server/storage/remarks.ts';
import { remarkersOf, sees, type Viewer } from '#server/thread/viewer.ts';

/** A thread with what is said in it, oldest first. */
export interface Said {
  readonly thread: ThreadRow;
  readonly comments: readonly CommentRow[];
}

/** Threads with their comments. */
export function together(
  threads: readonly ThreadRow[],
  comments: readonly CommentRow[],
): readonly Said[] {
  const byThread = new Map<string, CommentRow[]>(threads.map(({ id }) => [id, []]));
  for (const comment of comments) byThread.get(comment.threadId)?.push(comment);
  return threads.map((thread) => ({ thread, comments: byThread.get(thread.id) ?? [] }));
}

/** True for whoever takes part in a thread, unless they chose otherwise. */
export function follows({ thread, comments }: Said, personId: string): boolean {
  const chosen = Object.hasOwn(thread.follows, personId) ? thread.follows[personId] : undefined;
  if (chosen !== undefined) return chosen;
  return (
    thread.authorId === personId ||
    thread.assigneeId === personId ||
    comments.some(
      ({ authorId, body }) =>
        authorId === personId || (body !== null && mentionedIn(body).has(personId)),
    )
  );
}

/** Threads as one person sees them, of those that are theirs to see; by number. */
export async function viewThreads(
  { tables }: Catalogue,
  viewer: Viewer,
  said: readonly Said[],
): Promise<ThreadView[]> {
  const mine = said.filter(({ thread }) => sees(viewer, thread));
  const ids = new Set(mine.flatMap(peopleIn));
  const [names, forum] = await Promise.all([
    namesOfPeople(tables, [...ids]),
    tables.forums.get(viewer.access.forumId),
  ]);
  const groups = new Map(forum?.groups.map(({ id, name }) => [id, name]));
  const means: Means = {
    viewer,
    nameOf: (id) => names.get(id) ?? '',
    groupName: ({ id, name }) => groups.get(id) ?? name,
    seen: new Set(mine.map(({ thread }) => thread.id)),
  };
  return mine
    .toSorted((one, other) => one.thread.number - other.thread.number)
    .map((one) => viewOf(means, one));
}

interface Means {
  readonly viewer: Viewer;
  readonly nameOf: (personId: string) => string;
  readonly groupName: (group: NonNullable<ThreadRow['group']>) => string;
  /** The threads that this person may know of. */
  readonly seen: ReadonlySet<string>;
}

function viewOf(means: Means, said: Said): ThreadView {
  const { viewer, nameOf, groupName, seen } = means;
  const { thread, comments } = said;
  const { group, assigneeId, sameAs, authorId } = thread;
  return {
    id: thread.id,
    number: thread.number,
    kind: thread.kind,
    anchor: thread.anchor,
    quote: thread.quote,
    passage: thread.passage,
    proposal: thread.proposal,
    group: group && { id: group.id, name: groupName(group) },
    state: thread.state,
    sameAs: sameAs !== null && seen.has(sameAs) ? sameAs : null,
    answers: thread.answers.map(({ by, ...answer }) => ({ ...answer, byName: nameOf(by) })),
    assignee: assigneeId === null ? null : { id: assigneeId, name: nameOf(assigneeId) },
    authorId,
    authorName: nameOf(authorId),
    at: thread.at,
    changedAt: thread.changedAt,
    comments: comments.map((comment) => commentOf(means, comment)),
    isMine: authorId === viewer.personId,
    isFollowed: follows(said, viewer.personId),
  };
}

function commentOf({ viewer, nameOf }: Means, comment: CommentRow): CommentView {
  const { id, authorId, at, body, editedAt, deletedAt, earlier, reactions } = comment;
  const isMine = authorId === viewer.personId;
  return {
    id,
    authorId,
    authorName: nameOf(authorId),
    at,
    body,
    editedAt,
    deletedAt,
    earlier: isMine || may(viewer.access, 'audit') ? [...earlier] : [],
    reactions: REACTIONS.flatMap((reaction) => {
      const given = reactions.filter((one) => one.reaction === reaction);
      if (given.length === 0) return [];
      const names = given.map(({ personId }) => nameOf(personId));
      const mine = given.some(({ personId }) => personId === viewer.personId);
      return [{ reaction, names, isMine: mine }];
    }),
    isMine,
  };
}

function peopleIn({ thread, comments }: Said): string[] {
  return [
    thread.authorId,
    ...(thread.assigneeId === null ? [] : [thread.assigneeId]),
    ...thread.answers.map(({ by }) => by),
    ...comments.flatMap(({ authorId, reactions }) => [
      authorId,
      ...reactions.map(({ personId }) => personId),
    ]),
  ];
}

export const NO_RIGHTS: ThreadRights = {
  mayComment: false,
  mayDispose: false,
  mayAssign: false,
  groups: [],
  people: [],
};

export async function viewRights(catalogue: Catalogue, viewer: Viewer): Promise<ThreadRights> {
  const { access, groupIds } = viewer;
  const forum = await catalogue.tables.forums.get(access.forumId);
  const people = await remarkersOf(catalogue, access.paper);
  return {
    mayComment: may(access, 'comment'),
    mayDispose: may(access, 'dispose'),
    mayAssign: may(access, 'dispose') || may(access, 'edit'),
    groups: forum?.groups.filter(({ id }) => groupIds.has(id)) ?? [],
    people: people.map(({ personId: id, name }) => ({ id, name })),
  };
}
