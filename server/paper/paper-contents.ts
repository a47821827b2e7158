import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';

/** What is kept of answers that were given, in bytes: some forty papers of a hundred pages. */
const MOST_BYTES = 32 * 1024 * 1024;

interface Kept {
  readonly state: string;
  readonly answer: Buffer;
}

/**
 * Papers' texts as they go out for reading. Taking a hundred pages out of their bytes holds up everybody for thirty
 * milliseconds, so the last answers are kept, each with the hash of the very bytes that it was made of.
 */
export class PaperContents {
  readonly #updateOf: (paperId: string) => Promise<Uint8Array>;
  /** The one used last stands last. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  /** `updateOf` reads all of a paper that is on disk, as one Yjs update. */
  constructor(updateOf: (paperId: string) => Promise<Uint8Array>) {
    this.#updateOf = updateOf;
  }

  /** The answer of `readPaper`, as JSON in UTF-8, and a name of its state. */
  async read(paperId: string): Promise<Kept> {
    const update = await this.#updateOf(paperId);
    const state = createHash('sha1').update(update).digest('base64url');
    const known = this.#kept.get(paperId);
    if (known) this.#forget(paperId, known);
    const kept = known?.state === state ? known : { state, answer: answerOf(update) };
    this.#keep(paperId, kept);
    return kept;
  }

  #keep(paperId: string, kept: Kept): void {
    if (kept.answer.length > MOST_BYTES) return;
    this.#kept.set(paperId, kept);
    this.#bytes += kept.answer.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) return;
      this.#forget(oldest, old);
    }
  }

  #forget(paperId: string, { answer }: Kept): void {
    if (this.#kept.delete(paperId)) this.#bytes -= answer.length;
  }
}

function answerOf(update: Uint8Array): Buffer {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const content = readContent(doc);
  doc.destroy();
  return Buffer.from(JSON.stringify({ schema: SCHEMA_VERSION, content }));
}
