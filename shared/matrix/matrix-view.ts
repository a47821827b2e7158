import type { AddressSearch } from '#shared/contract/address-search.ts';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { DISPOSITIONS, REMARK_KINDS, THREAD_STATES } from '#shared/thread/thread.ts';

export const SORTS = ['number', 'place', 'author', 'kind', 'state'] as const;
export type Sort = (typeof SORTS)[number];

/** What the matrix is narrowed by; an empty text is everything. It stands in the page's address, so that it can be sent. */
export interface MatrixFilter {
  readonly state: string;
  readonly kind: string;
  readonly author: string;
  readonly chapter: string;
  readonly disposition: string;
  readonly mine: boolean;
}

export const FIELDS = ['state', 'kind', 'author', 'chapter', 'disposition'] as const;

export const EVERYTHING: MatrixFilter = {
  state: '',
  kind: '',
  author: '',
  chapter: '',
  disposition: '',
  mine: false,
};

/** A remark whose passage is gone has no chapter; it can be filtered by all the same. */
export const GONE = 'gone';

/** What a row counts as when chapters are chosen: the heading's id, or its words where it has none yet. */
export function chapterKey({ stands, where: { chapter } }: MatrixRow): string {
  if (stands === 'gone') return GONE;
  return chapter === null ? '' : (chapter.id ?? chapter.words);
}

/** What an address may name of them. */
export const MATRIX_QUERY = [...FIELDS, 'mine', 'sort'] as const;

export function filterFrom(search: AddressSearch): MatrixFilter {
  const field = (name: string) => search.get(name) ?? '';
  return {
    state: field('state'),
    kind: field('kind'),
    author: field('author'),
    chapter: field('chapter'),
    disposition: field('disposition'),
    mine: search.has('mine'),
  };
}

export function sortFrom(search: AddressSearch): Sort {
  return SORTS.find((sort) => sort === search.get('sort')) ?? 'number';
}

export function searchOf(filter: MatrixFilter, sort: Sort): Record<string, string> {
  const named = FIELDS.flatMap((field) => (filter[field] === '' ? [] : [[field, filter[field]]]));
  return {
    ...(Object.fromEntries(named) as Record<string, string>),
    ...(filter.mine && { mine: '1' }),
    ...(sort !== 'number' && { sort }),
  };
}

export function filtered(rows: readonly MatrixRow[], filter: MatrixFilter): MatrixRow[] {
  const { state, kind, author, chapter, disposition, mine } = filter;
  return rows.filter(
    (row) =>
      (state === '' || row.thread.state === state) &&
      (kind === '' || row.thread.kind === kind) &&
      (author === '' || row.thread.authorId === author) &&
      (chapter === '' || chapterKey(row) === chapter) &&
      (disposition === '' || row.answer?.disposition === disposition) &&
      (!mine || row.thread.isMine),
  );
}

const BY: Readonly<Record<Sort, (one: MatrixRow, other: MatrixRow) => number>> = {
  number: () => 0,
  place: (one, other) => compare(one.order, other.order),
  author: (one, other) => one.thread.authorName.localeCompare(other.thread.authorName, 'he'),
  kind: (one, other) =>
    REMARK_KINDS.indexOf(one.thread.kind) - REMARK_KINDS.indexOf(other.thread.kind),
  state: (one, other) => rank(one) - rank(other),
};

/** Sorted by one thing, and by number within it. */
export function sorted(rows: readonly MatrixRow[], sort: Sort): MatrixRow[] {
  return rows.toSorted(
    (one, other) => BY[sort](one, other) || one.thread.number - other.thread.number,
  );
}

function compare(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function rank({ thread, answer }: MatrixRow): number {
  const state = THREAD_STATES.indexOf(thread.state) * 10;
  return state + (answer ? DISPOSITIONS.indexOf(answer.disposition) : 0);
}

/** Whether a remark can still be given an answer, or another one. */
export function isAnswerable({ thread: { state } }: Pick<MatrixRow, 'thread'>): boolean {
  return state === 'open' || state === 'answered';
}
