import type { Stance } from '#shared/position/position.ts';
import type { LifeState } from '#shared/register/lifecycle.ts';
import type { OtherChange } from '#shared/suggestion/found.ts';

/**
 * The log of decisions is only ever longer: each entry has the next number in its forum and holds the hash of the one
 * before it. What was recorded in error is put right by a later entry that names it.
 */
export const ENTRY_KINDS = [
  'suggestions',
  'recommendation',
  'position',
  'decision',
  'action',
  'note',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A suggestion that was decided on, with its words as they were then. */
export interface DecidedSuggestion {
  readonly id: string;
  readonly authorId: string;
  readonly inserted: string;
  readonly deleted: string;
  readonly changes: readonly OtherChange[];
}

/** Where somebody stood when the forum spoke. */
export interface StandThen {
  readonly personId: string;
  readonly stance: Stance;
  readonly reason: string;
  /** Said in the room and written down by somebody else. */
  readonly isSpoken: boolean;
}

/** What an entry records. */
export type EntryDeed =
  | {
      readonly kind: 'suggestions';
      readonly decision: 'accept' | 'reject';
      readonly suggestions: readonly DecidedSuggestion[];
      readonly reason: string;
    }
  | {
      readonly kind: 'recommendation';
      readonly recommendationId: string;
      readonly from: LifeState;
      readonly to: LifeState;
      readonly reason: string;
      /** Null as long as the forum has not spoken: positions may be closed until then. */
      readonly positions: readonly StandThen[] | null;
    }
  | {
      readonly kind: 'position';
      readonly recommendationId: string;
      readonly personId: string;
      readonly stance: Stance;
      readonly reason: string;
      readonly satisfy: string;
    }
  | { readonly kind: 'decision'; readonly text: string }
  | {
      readonly kind: 'action';
      readonly text: string;
      readonly ownerIds: readonly string[];
      /** Somebody who is no member, in words. */
      readonly owner: string | null;
      readonly dueOn: string | null;
    }
  | { readonly kind: 'note'; readonly text: string };
