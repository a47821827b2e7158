import type { AddressSearch } from '#shared/contract/address-search.ts';
import type { AmendmentGroup, AmendmentRow } from '#shared/amendment/amendment-rows.ts';

export const AMENDMENT_STATES = ['pending', 'accepted', 'rejected', 'withdrawn'] as const;

/** What the table of amendments is narrowed by; an empty text is everything. */
export interface AmendmentFilter {
  readonly author: string;
  readonly state: string;
}

/** What an address may name of it. */
export const AMENDMENT_QUERY = ['author', 'state'] as const;

export function amendmentFilterFrom(search: AddressSearch): AmendmentFilter {
  return { author: search.get('author') ?? '', state: search.get('state') ?? '' };
}

/** The groups with the rows that fit; those of which none is left are left out. */
export function shownAmendments(
  groups: readonly AmendmentGroup[],
  { author, state }: AmendmentFilter,
): AmendmentGroup[] {
  const isShown = (row: AmendmentRow) =>
    (author === '' || row.authorId === author) && (state === '' || row.state === state);
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(isShown) }))
    .filter((group) => group.rows.length > 0);
}
