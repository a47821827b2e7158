import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { PaperIndex } from '#server/search/paper-index.ts';
import { type Section, sectionsOf } from '#server/search/sections.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

export interface IndexingDeps {
  readonly catalogue: Catalogue;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  /** The newest change of a text that has not reached its card yet. */
  readonly freshChange: (paperId: string) => { readonly at: string } | undefined;
  readonly onFault: (fault: unknown) => void;
}

/** After the start, so that the first people who open something are served first. */
const WARM_AFTER_MS = 1000;

/**
 * Keeps the index true. Nothing is done while nobody searches: before each search the papers whose last change is not
 * the one that was indexed are read again, one after the other, and others are served in between.
 */
export class Indexing {
  readonly index = new PaperIndex();
  readonly #deps: IndexingDeps;
  /** The state in which each paper was indexed. */
  readonly #indexed = new Map<string, string>();
  readonly #warming: NodeJS.Timeout;
  #running: Promise<void> | null = null;
  #isClosed = false;

  constructor(deps: IndexingDeps) {
    this.#deps = deps;
    this.#warming = setTimeout(() => void this.#refresh(), WARM_AFTER_MS);
    this.#warming.unref();
  }

  /** Brings the index up to date for at most this long. Resolves to whether it is: what remains goes on by itself. */
  async upToDate(withinMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([this.#refresh(), late]);
    clearTimeout(timer);
    return this.#running === null;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#warming);
  }

  /** One at a time; who comes while it runs is given the next one, which sees what changed meanwhile. */
  async #refresh(): Promise<void> {
    if (this.#running) await this.#running;
    this.#running ??= this.#indexStale().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  async #indexStale(): Promise<void> {
    for (const card of await this.#deps.catalogue.tables.papers.find({})) {
      const state = this.#stateOf(card);
      if (this.#isClosed) return;
      if (this.#indexed.get(card.id) === state) continue;
      await this.index.put(card.id, card.title, await this.#sections(card.id));
      this.#indexed.set(card.id, state);
      await nextTurn();
    }
  }

  #stateOf({ id, title, changedAt }: PaperCard): string {
    return `${this.#deps.freshChange(id)?.at ?? changedAt} ${title}`;
  }

  /** A paper that cannot be read now is found by its title alone, until it changes. */
  async #sections(paperId: string): Promise<Section[]> {
    try {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await this.#deps.content(paperId));
      const sections = sectionsOf(readContent(doc));
      doc.destroy();
      return sections;
    } catch (fault) {
      if (!this.#isClosed) this.#deps.onFault(fault);
      return [];
    }
  }
}
