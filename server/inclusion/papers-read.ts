import { contentOf, type ReadPaper } from '#server/inclusion/source-text.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

/** Papers as they are on disk, each read once in one piece of work. */
export class PapersRead {
  readonly #deps: Deps;
  readonly #read = new Map<string, Promise<ReadPaper | null>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Null for a paper that there is not, or that cannot be read now. */
  of(paperId: string): Promise<ReadPaper | null> {
    const known = this.#read.get(paperId) ?? this.#fresh(paperId);
    this.#read.set(paperId, known);
    return known;
  }

  async #fresh(paperId: string): Promise<ReadPaper | null> {
    const card = await this.#deps.catalogue.tables.papers.get(paperId);
    return card ? { card, content: contentOf(await this.#deps.content(paperId)) } : null;
  }
}
