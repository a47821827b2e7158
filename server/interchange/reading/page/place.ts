import { type Look, PLAIN_LOOK } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** What holds for everything at a place of a page. */
export interface Place {
  readonly look: Look;
  /** As somebody declared it; null where nobody did. */
  readonly dir: Direction | null;
  readonly align: 'center' | 'end' | 'justify' | null;
  /** The level of the heading around; null outside of one, `NO_LEVEL` in one that has none. */
  readonly level: number | null;
  readonly counts: boolean;
  /** Blanks are letters here, as in a page of this house and in code. */
  readonly keepsBlanks: boolean;
  readonly changes: readonly Entry[];
  readonly inNote: boolean;
}

export const TOP: Place = {
  look: PLAIN_LOOK,
  dir: null,
  align: null,
  level: null,
  counts: true,
  keepsBlanks: false,
  changes: [],
  inNote: false,
};

export const NO_LEVEL = 0;
