import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';

/** Papers whose reading is remembered. */
const MOST = 400;

/**
 * What is read out of papers' texts. Taking a hundred pages out of their bytes holds everybody up for thirty
 * milliseconds, so each text is read once, and again only when its bytes have changed. What is read must be small.
 */
export class ReadOnce<Result> {
  readonly #updateOf: (paperId: string) => Promise<Uint8Array>;
  readonly #read: (content: readonly ContentNode[]) => Result;
  /** The one used last stands last. */
  readonly #known = new Map<string, { readonly state: string; readonly result: Result }>();

  /** `updateOf` gives all of a paper that is on disk, as one Yjs update. */
  constructor(
    updateOf: (paperId: string) => Promise<Uint8Array>,
    read: (content: readonly ContentNode[]) => Result,
  ) {
    this.#updateOf = updateOf;
    this.#read = read;
  }

  /** `read` may know more than the text where that never changes. */
  async of(paperId: string, read = this.#read): Promise<Result> {
    const update = await this.#updateOf(paperId);
    const state = createHash('sha1').update(update).digest('base64url');
    const known = this.#known.get(paperId);
    const isFresh = known?.state === state;
    // Others have their turn between two readings.
    if (!isFresh) await setImmediate();
    const kept = isFresh ? known : { state, result: readAll(update, read) };
    this.#known.delete(paperId);
    this.#known.set(paperId, kept);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
    return kept.result;
  }
}

function readAll<Result>(
  update: Uint8Array,
  read: (content: readonly ContentNode[]) => Result,
): Result {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const result = read(readContent(doc));
  doc.destroy();
  return result;
}
