import type { EditorialChange, Openness, Stance } from '#shared/position/position.ts';
import type { SignedReservation } from '#shared/position/position-contract.ts';
import type { RecommendationDeed } from '#shared/position/position-contract.ts';
import type { LifeState } from '#shared/register/lifecycle.ts';
import type { Row, TableNames } from '#server/storage/store.ts';

/** Something done to a recommendation: ids and values of the contract, and for an outcome its words. */
export interface Deed extends Omit<RecommendationDeed, 'byName'> {
  readonly by: string;
  /** The paper whose text it tells of; where it is missing, that of the recommendation. */
  readonly paperId?: string;
}

/** What is known of a recommendation beside its words. The id is `<paperId>.<blockId>` of where it was first known. */
export interface RecommendationRow extends Row {
  readonly paperId: string;
  readonly blockId: string;
  readonly state: LifeState;
  readonly ownerIds: readonly string[];
  readonly outcome: string;
  readonly reviewOn: string | null;
  /** Null: as the forum chose. */
  readonly openness: Openness | null;
  readonly editorial: readonly (EditorialChange & { readonly by: string; readonly at: string })[];
  /** The words as they were last known, for the day the block is gone. */
  readonly lastWords: string;
  readonly lastNumber: string;
  /** The paper in which the last words were read; where it is missing, `paperId`. */
  readonly lastIn?: string;
  /** Oldest first; only ever longer. */
  readonly history: readonly Deed[];
}

/** One person's position on one recommendation. The id is the recommendation's and the person's. */
export interface PositionRow extends Row {
  readonly recommendationId: string;
  readonly personId: string;
  readonly stance: Stance;
  readonly reason: string;
  readonly satisfy: string;
  readonly reservation: SignedReservation | null;
  /** The hash of the wording it was taken on. */
  readonly wording: string;
  readonly at: string;
  /** Who wrote it down, where it was said aloud; missing where they took it themselves. */
  readonly recordedBy?: string;
  /** What it was before, oldest first. */
  readonly earlier: readonly {
    readonly stance: Stance;
    readonly reason: string;
    readonly satisfy: string;
    readonly reservation: SignedReservation | null;
    readonly wording: string;
    readonly at: string;
    readonly recordedBy?: string;
  }[];
}

/** A wording that a position was taken on. The id is the recommendation's and the hash. */
export interface PositionWordingRow extends Row {
  readonly recommendationId: string;
  readonly wording: string;
  readonly words: string;
  readonly at: string;
  /** The papers in which it was read; where they are missing, that of the recommendation. */
  readonly paperIds?: readonly string[];
}

/** How positions are taken in the forum; one row. */
export interface RegisterSettingsRow extends Row {
  readonly openness: Openness;
  readonly words: number;
}

export type RegisterTables = {
  recommendations: RecommendationRow;
  positions: PositionRow;
  positionWordings: PositionWordingRow;
  registerSettings: RegisterSettingsRow;
};
export const REGISTER_TABLES: TableNames<RegisterTables> = {
  recommendations: true,
  positions: true,
  positionWordings: true,
  registerSettings: true,
};
