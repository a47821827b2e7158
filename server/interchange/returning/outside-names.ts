import { randomUUID } from 'node:crypto';
import type { Author } from '#server/interchange/reading/change-book.ts';
import type { Catalogue, External } from '#server/storage/catalogue.ts';

/** Those who are known to a paper by files alone: names, and never accounts. */
export class OutsideNames {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** What each of these is called in the paper, by their key in the file: the same name is the same in every file. */
  async of(paperId: string, authors: readonly Author[]): Promise<ReadonlyMap<string, string>> {
    if (authors.length === 0) return new Map();
    return this.#catalogue.transact(async ({ externals }) => {
      const known = new Map((await externals.find({ paperId })).map(({ name, id }) => [name, id]));
      const ids = new Map<string, string>();
      for (const { id: key, name } of authors) {
        const found = known.get(name);
        const id = found ?? `external-${randomUUID().slice(0, 18)}`;
        ids.set(key, id);
        if (found !== undefined) continue;
        const external: External = { id, name, paperId };
        await externals.put(external);
        known.set(name, id);
      }
      return ids;
    });
  }
}
