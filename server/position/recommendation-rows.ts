import { RESERVATION_WORDS, sameAs } from '#shared/position/position.ts';
import type { BlockPlace } from '#shared/register/block-place.ts';
import { isDecided } from '#shared/register/lifecycle.ts';
import type { Table } from '#server/storage/store.ts';
import type {
  PositionRow,
  RecommendationRow,
  RegisterSettingsRow,
  RegisterTables,
} from '#server/storage/work/register.ts';

/** The tables of the register, as everybody reads them or as one transaction does. */
export type RegisterReading = { readonly [K in keyof RegisterTables]: Table<RegisterTables[K]> };

export const SETTINGS_ID = 'register';

export function rowId({ paperId, blockId }: BlockPlace): string {
  return `${paperId}.${blockId}`;
}

/** A recommendation of which nothing is known but that it is there. */
export function freshRow({ paperId, blockId }: BlockPlace): RecommendationRow {
  return {
    id: rowId({ paperId, blockId }),
    paperId,
    blockId,
    state: 'draft',
    ownerIds: [],
    outcome: '',
    reviewOn: null,
    openness: null,
    editorial: [],
    lastWords: '',
    lastNumber: '',
    history: [],
  };
}

export async function settingsIn(tables: RegisterReading): Promise<RegisterSettingsRow> {
  const kept = await tables.registerSettings.get(SETTINGS_ID);
  return kept ?? { id: SETTINGS_ID, openness: 'open', words: RESERVATION_WORDS };
}

/** Whether a position stands on the wording that is there now. */
export function standsOn(
  wording: string,
  { editorial }: Pick<RecommendationRow, 'editorial'>,
): (position: Pick<PositionRow, 'wording'>) => boolean {
  const same = sameAs(wording, editorial);
  return (position) => same.has(position.wording);
}

/**
 * Whether others' positions are open to somebody: always where the forum chose so, after their own, and once the forum
 * has spoken.
 */
export function isOpenTo(
  { openness, state }: Pick<RecommendationRow, 'openness' | 'state'>,
  settings: Pick<RegisterSettingsRow, 'openness'>,
  hasAnswered: boolean,
): boolean {
  return (openness ?? settings.openness) === 'open' || hasAnswered || isDecided(state);
}
