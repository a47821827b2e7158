import type * as Y from 'yjs';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import type { DecidedSince } from '#shared/version/decided-since.ts';
import type { Baseline, TextLoss } from '#shared/version/version-contract.ts';
import type { Bus } from '#server/bus/bus.ts';
import { ReadOnce } from '#server/paper/read-once.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import { Publications, type ReservationsOn } from '#server/version/publications.ts';
import { Restoring } from '#server/version/restoring.ts';
import { TextGuard } from '#server/version/text-guard.ts';
import { Thinner } from '#server/version/thinner.ts';
import { VersionKeeper } from '#server/version/version-keeper.ts';
import { readUpdate, textHash, VersionShelf } from '#server/version/version-shelf.ts';
import { type Looker, VersionViews } from '#server/version/version-views.ts';

interface Deps {
  readonly storage: Storage;
  readonly bus: Bus;
  readonly now: () => Date;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
  /** The signed reservations that stand on a text of a paper. Without it none are published. */
  readonly reservationsOn?: ReservationsOn;
}

interface Given {
  readonly name: string;
  readonly reason: string | null;
}

/** How often is looked for what is due, in milliseconds. */
const TEND_EVERY = 15_000;
/** How long a shutdown may spend on keeping what waits. */
const CLOSE_WITHIN = 1500;

/** All that is done with the versions of papers, joined to one workspace. */
export class VersionDesk {
  readonly #deps: Deps;
  readonly shelf: VersionShelf;
  readonly keeper: VersionKeeper;
  readonly guard: TextGuard;
  readonly restoring: Restoring;
  readonly views: VersionViews;
  readonly publications: Publications;
  /** The names of papers' texts: everybody who opens a paper asks what changed since they read it. */
  readonly #text: ReadOnce<string>;
  readonly #timer: NodeJS.Timeout;

  constructor(deps: Deps) {
    this.#deps = deps;
    const { storage, now } = deps;
    const { catalogue } = storage;
    this.shelf = new VersionShelf({ storage, now });
    const thinner = new Thinner({ storage, now });
    const joined = { ...deps, catalogue, shelf: this.shelf };
    this.keeper = new VersionKeeper({ ...joined, thinner });
    this.guard = new TextGuard({ ...joined, keeper: this.keeper });
    this.restoring = new Restoring({ ...joined, keeper: this.keeper, guard: this.guard });
    this.views = new VersionViews(joined);
    this.#text = new ReadOnce(deps.content, textHash);
    this.publications = new Publications({ ...joined, views: this.views });
    this.#timer = setInterval(() => void this.keeper.tend(), TEND_EVERY);
    this.#timer.unref();
    void this.keeper.resume().catch(deps.onFault);
  }

  /** These people wrote in the paper. */
  noteChange(paperId: string, personIds: readonly string[]): void {
    this.keeper.note(paperId, personIds);
    this.guard.note(paperId, personIds.at(-1) ?? null);
  }

  async name(paperId: string, given: Given, by: string): Promise<VersionRow> {
    const row = await this.keeper.name(paperId, given, by);
    await this.#record(paperId, 'version-named', by, { version: row.id, name: given.name });
    return row;
  }

  /** Gives a version that is there a name, or another one. */
  async rename(paperId: string, versionId: string, given: Given, by: string): Promise<VersionRow> {
    const { storage, bus, now } = this.#deps;
    const at = now().toISOString();
    const store = await storage.versions.of(paperId);
    const named = await store.transact(async ({ versions }) => {
      const row = await versions.get(versionId);
      if (!row) throw new Refusal('not-found');
      const renamed = { ...row, laterName: { ...given, by, at } };
      await versions.put(renamed);
      return renamed;
    });
    const card = await storage.catalogue.tables.papers.get(paperId);
    if (card) bus.announce({ kind: 'versions-changed', forumId: card.forumId, paperId });
    await this.#record(paperId, 'version-named', by, { version: versionId, name: given.name });
    return named;
  }

  /** Sees to it that a version stays, without a name: something that is kept for ever speaks of it. */
  async referTo(paperId: string, versionId: string): Promise<void> {
    const store = await this.#deps.storage.versions.of(paperId);
    await store.transact(async ({ versions }) => {
      const row = await versions.get(versionId);
      if (!row) throw new Refusal('not-found');
      if (!row.isReferredTo) await versions.put({ ...row, isReferredTo: true });
    });
  }

  /** Where a person reads on from, and whether there is anything. */
  async reading(looker: Looker): Promise<{ baseline: Baseline | null; hasChanged: boolean }> {
    const baseline = await this.views.baseline(looker);
    const row = baseline && (await this.shelf.find(looker.paperId, baseline.versionId));
    if (!row) return { baseline: null, hasChanged: false };
    return { baseline, hasChanged: (await this.#text.of(looker.paperId)) !== row.text };
  }

  /** The suggestions that wait in the content of a version and were decided since. */
  async decidedSince(
    row: VersionRow,
    content: readonly ContentNode[],
  ): Promise<readonly DecidedSince[]> {
    // Most versions hold none, and then there is nothing to look for.
    if (suggestionsIn(content).length === 0) return [];
    const now = readUpdate(await this.#deps.content(row.paperId));
    return this.restoring.decidedSince(row, content, now.content);
  }

  async confirm({ paperId, personId }: Looker, row: VersionRow): Promise<void> {
    const { storage, now } = this.#deps;
    const reading = { id: personId, versionId: row.id, at: now().toISOString() };
    const store = await storage.versions.of(paperId);
    await store.transact(({ readings }) => readings.put(reading));
  }

  /** The last sudden loss of text that nobody has answered. */
  async openLoss(paperId: string): Promise<TextLoss | null> {
    const { tables } = await this.#deps.storage.versions.of(paperId);
    const loss = (await tables.losses.find({ settled: null })).at(-1);
    if (!loss) return null;
    const { id: versionId, at, by, lettersBefore, lettersAfter } = loss;
    const name = by && (await this.views.namesOf([by])).get(by);
    const person = by && name ? { id: by, name } : null;
    return { versionId, at, by: person, lettersBefore, lettersAfter };
  }

  /** Stops looking after papers, and keeps what waits as far as there is time. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.guard.close();
    await this.keeper.close(CLOSE_WITHIN);
  }

  async #record(
    paperId: string,
    action: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { storage, now } = this.#deps;
    const card = await storage.catalogue.tables.papers.get(paperId);
    const forumId = card?.forumId ?? null;
    await storage.audit.append({
      at: now().toISOString(),
      by,
      action,
      subject: paperId,
      forumId,
      detail,
    });
  }
}
