import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { RemarkKind } from '#shared/thread/thread.ts';
import type { Places } from '#client/thread/use-places.ts';

export const SHOWS = ['open', 'mine', 'to-answer', 'closed', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export interface ThreadFilter {
  readonly show: Show;
  /** Who has said something in it, or is to attend to it; null for anybody. */
  readonly personId: string | null;
  readonly kind: RemarkKind | null;
  /** A heading, counted from 0; -1 is what stands before the first; null for the whole paper. */
  readonly chapter: number | null;
  readonly isUnplaced: boolean;
}

export const NO_FILTER: ThreadFilter = {
  show: 'open',
  personId: null,
  kind: null,
  chapter: null,
  isUnplaced: false,
};

/** Whether a filter leaves something out beyond its first choice. */
export function isNarrowed({ personId, kind, chapter, isUnplaced }: ThreadFilter): boolean {
  return personId !== null || kind !== null || chapter !== null || isUnplaced;
}

/** Whoever is asking: their id, and whether they answer remarks. */
export interface Asker {
  readonly personId: string;
  readonly mayDispose: boolean;
}

/**
 * Whether a thread waits for this person: to be answered by those who may, to be attended to by whom it is assigned to, or,
 * when it has an answer, for its author's word on it.
 */
export function waitsFor(thread: ThreadView, { personId, mayDispose }: Asker): boolean {
  if (thread.state === 'answered') return thread.isMine;
  if (thread.state !== 'open') return false;
  return mayDispose || thread.assignee?.id === personId;
}

function isShown(thread: ThreadView, show: Show, asker: Asker): boolean {
  const isClosed = thread.state === 'settled' || thread.state === 'withdrawn';
  switch (show) {
    case 'open':
      return !isClosed;
    case 'closed':
      return isClosed;
    case 'mine':
      return thread.isMine || hasPartIn(thread, asker.personId);
    case 'to-answer':
      return waitsFor(thread, asker);
    default:
      return true;
  }
}

function hasPartIn({ authorId, assignee, comments }: ThreadView, personId: string): boolean {
  return (
    authorId === personId ||
    assignee?.id === personId ||
    comments.some((comment) => comment.authorId === personId)
  );
}

/** The threads that a filter lets through, in the order of the text; those without a place come last. */
export function filterThreads(
  threads: readonly ThreadView[],
  filter: ThreadFilter,
  places: Places,
  asker: Asker,
): readonly ThreadView[] {
  const rank = new Map(places.order.map((id, place) => [id, place]));
  const { show, personId, kind, chapter, isUnplaced } = filter;
  return threads
    .filter(
      (thread) =>
        isShown(thread, show, asker) &&
        (personId === null || hasPartIn(thread, personId)) &&
        (kind === null || thread.kind === kind) &&
        (chapter === null || places.chapters.get(thread.id) === chapter) &&
        (!isUnplaced || places.unplaced.has(thread.id)),
    )
    .toSorted((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0));
}

/** Everybody who has part in any of the threads, by name. */
export function peopleIn(
  threads: readonly ThreadView[],
): readonly { readonly id: string; readonly name: string }[] {
  const names = new Map<string, string>();
  for (const { authorId, authorName, assignee, comments } of threads) {
    names.set(authorId, authorName);
    if (assignee) names.set(assignee.id, assignee.name);
    for (const comment of comments) names.set(comment.authorId, comment.authorName);
  }
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'he'));
}
