import type { AddressSearch } from '#shared/contract/address-search.ts';

/** What of a register is shown; empty words do not narrow. */
export interface RegisterFilter {
  readonly dimension: string;
  readonly paperId: string;
  readonly sessionId: string;
  readonly state: string;
  readonly gap: string;
  readonly words: string;
}

export const EVERYTHING: RegisterFilter = {
  dimension: '',
  paperId: '',
  sessionId: '',
  state: '',
  gap: '',
  words: '',
};
/** The dimension of blocks that have none. */
export const NO_DIMENSION = 'none';

/** What an address may name of it. */
export const REGISTER_QUERY = Object.keys(EVERYTHING) as readonly (keyof RegisterFilter)[];

/** The filter that an address names. */
export function registerFilterFrom(search: AddressSearch): RegisterFilter {
  const named = REGISTER_QUERY.map((field) => [field, search.get(field) ?? '']);
  return Object.fromEntries(named);
}

/** A filter as an address names it. */
export function registerSearchOf(filter: RegisterFilter): Record<string, string> {
  const named = REGISTER_QUERY.filter((field) => filter[field] !== '');
  return Object.fromEntries(named.map((field) => [field, filter[field]]));
}
