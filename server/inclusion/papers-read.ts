import { createHash } from 'node:crypto';
import { contentOf, type ReadPaper } from '#server/inclusion/source-text.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly onFault: (fault: unknown) => void;
}

/** Papers as they are on disk, each read once in one piece of work. */
export class PapersRead {
  readonly #deps: Deps;
  readonly #read = new Map<string, Promise<ReadPaper | null>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Null for a paper that there is not. Rejects where its text cannot be read now. */
  of(paperId: string): Promise<ReadPaper | null> {
    const known = this.#read.get(paperId) ?? this.#fresh(paperId);
    this.#read.set(paperId, known);
    return known;
  }

  /** The same; undefined where its text cannot be read now. That is told, and stands in the way of no other paper. */
  async tried(paperId: string): Promise<ReadPaper | null | undefined> {
    try {
      return await this.of(paperId);
    } catch (fault) {
      this.#deps.onFault(fault);
      return undefined;
    }
  }

  async #fresh(paperId: string): Promise<ReadPaper | null> {
    const card = await this.#deps.catalogue.tables.papers.get(paperId);
    return card ? { card, content: textOf(await this.#deps.content(paperId)) } : null;
  }
}

/** So many bytes of texts are kept taken out. */
const MOST_BYTES = 6_000_000;
/** Texts by the names of their bytes; the one used last stands last. */
const known = new Map<string, { readonly bytes: number; readonly content: ReadPaper['content'] }>();
let bytesKnown = 0;

/**
 * A text out of its bytes, taken out once: a joint paper looks at all its sources after each pause in the writing of one of
 * them, and taking a hundred pages out holds everybody up for thirty milliseconds.
 */
function textOf(update: Uint8Array): ReadPaper['content'] {
  const name = createHash('sha256').update(update).digest('base64url');
  const bytes = update.byteLength;
  const kept = known.get(name) ?? { bytes, content: contentOf(update) };
  if (!known.delete(name)) bytesKnown += bytes;
  known.set(name, kept);
  for (const [oldest, one] of known) {
    if (bytesKnown <= MOST_BYTES) break;
    known.delete(oldest);
    bytesKnown -= one.bytes;
  }
  return kept.content;
}
