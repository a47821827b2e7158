import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

/** The typed block that one was taken from, and how the wording at hand is called there. */
export interface Origin extends BlockPlace {
  readonly hash: string;
  /** Whether it is worded as it was taken. */
  readonly isWordedAlike: boolean;
}

interface Step extends BlockPlace {
  readonly wording: string;
  readonly as: string;
}

/** More papers than text goes through in a row. */
const MOST_STEPS = 20;

/** Which typed blocks of a forum were taken in from which others. */
export class Aliases {
  readonly #steps = new Map<string, Step>();

  constructor(rows: readonly InclusionRow[]) {
    for (const { paperId, sourceId, typed } of rows) {
      for (const { from, here, wording, as } of typed)
        this.#steps.set(keyOfPlace({ paperId, blockId: here }), {
          paperId: sourceId,
          blockId: from,
          wording,
          as,
        });
    }
  }

  /**
   * Where a block comes from, over however many papers, as far back as it stands: `stands` says whether a block is there,
   * for whoever asks. Null for one that stands for itself. `hash` is the wording at hand.
   */
  originOf(place: BlockPlace, hash: string, stands: (place: BlockPlace) => boolean): Origin | null {
    let origin = null as Origin | null;
    let [at, called]: [BlockPlace, string] = [place, hash];
    for (let count = 0; count < MOST_STEPS; count++) {
      const step = this.#steps.get(keyOfPlace(at));
      if (!step || !stands(step)) break;
      const isAlike: boolean = step.as === called && (origin?.isWordedAlike ?? true);
      called = step.as === called ? step.wording : called;
      at = { paperId: step.paperId, blockId: step.blockId };
      origin = { ...at, hash: called, isWordedAlike: isAlike };
    }
    return origin;
  }
}
