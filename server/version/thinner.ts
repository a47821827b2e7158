import { thinnedOut } from '#shared/version/thinning.ts';
import type { Storage } from '#server/storage/storage.ts';

interface Deps {
  readonly storage: Pick<Storage, 'versions' | 'blobs' | 'catalogue'>;
  readonly now: () => Date;
}

/** How long the text of a thinned version stays: a backup that has read its row a moment ago still finds it. */
const LINGERS_MS = 3_600_000;

/** Thins a paper's versions out with age. Of those that go the link in the chain stays, so that the rest can be verified. */
export class Thinner {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async thin(paperId: string): Promise<void> {
    const { storage, now } = this.#deps;
    const store = await storage.versions.of(paperId);
    const published = await storage.catalogue.tables.publications.find({ paperId });
    const continued = (await storage.catalogue.tables.papers.find({})).flatMap(({ derivedFrom }) =>
      derivedFrom?.paperId === paperId ? derivedFrom.versionId : [],
    );
    const since = now().toISOString();
    const leaving = await store.transact(async ({ versions, links, readings, losses }) => {
      const needed = new Set([
        ...continued,
        ...published.map(({ versionId }) => versionId),
        ...(await readings.find({})).map(({ versionId }) => versionId),
        ...(await losses.find({})).map(({ id }) => id),
      ]);
      const rows = await versions.find({});
      const gone = thinnedOut(
        rows.map(({ id, kind, at, laterName, isReferredTo }) => ({
          id,
          kind,
          at: Date.parse(at),
          isNeeded: laterName !== null || isReferredTo === true || needed.has(id),
        })),
        now().getTime(),
      );
      for (const { id, number, hash, parentHash, content } of await versions.pick(gone)) {
        await links.put({ id, number, hash, parentHash, leaving: { content, since } });
        await versions.remove(id);
      }
      const due = now().getTime() - LINGERS_MS;
      return (await links.find({})).filter(
        (link) => link.leaving && Date.parse(link.leaving.since) <= due,
      );
    });
    await this.#forget(
      paperId,
      leaving.flatMap(({ leaving: one }) => one?.content ?? []),
    );
    if (leaving.length === 0) return;
    await store.transact(async ({ links }) => {
      for (const link of leaving) await links.put({ ...link, leaving: null });
    });
  }

  /** Removes texts that no version of any paper names any more. */
  async #forget(paperId: string, contents: readonly string[]): Promise<void> {
    const { versions, blobs } = this.#deps.storage;
    const kept = await (await versions.of(paperId)).tables.versions.find({});
    const named = new Set(kept.map(({ content }) => content));
    for (const content of contents) if (!named.has(content)) await blobs.remove(content);
  }
}
