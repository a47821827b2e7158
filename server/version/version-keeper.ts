import { isVersionDue } from '#shared/version/pace.ts';
import type { Risk } from '#shared/version/version.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { Thinner } from '#server/version/thinner.ts';
import type { Occasion, VersionShelf } from '#server/version/version-shelf.ts';

interface Deps {
  readonly shelf: VersionShelf;
  readonly thinner: Thinner;
  readonly catalogue: Catalogue;
  readonly bus: Bus;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
}

interface Waiting {
  readonly firstAt: number;
  lastAt: number;
  readonly contributors: Set<string>;
}

/** How often a paper's versions are thinned out while it is written in, in milliseconds. */
const THIN_EVERY = 3_600_000;

/**
 * Makes versions by itself: after quiet, and before anything risky. What waits is only in memory; after a crash the cards
 * tell which papers changed since their last version.
 */
export class VersionKeeper {
  readonly #deps: Deps;
  readonly #waiting = new Map<string, Waiting>();
  readonly #thinnedAt = new Map<string, number>();
  #tending: Promise<void> | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** These people wrote in the paper. */
  note(paperId: string, personIds: readonly string[]): void {
    const now = this.#deps.now().getTime();
    const waiting = this.#waiting.get(paperId);
    if (waiting) waiting.lastAt = now;
    const { contributors } = waiting ?? this.#begin(paperId, now);
    for (const personId of personIds) contributors.add(personId);
  }

  /** Makes the versions that are due. One round at a time. */
  tend(): Promise<void> {
    this.#tending ??= this.#tend().finally(() => {
      this.#tending = null;
    });
    return this.#tending;
  }

  /** Keeps the text as it stands, or as the update says it stood, before something that changes much. */
  before(paperId: string, risk: Risk, by: string | null, text?: Uint8Array): Promise<VersionRow> {
    return this.#keep(paperId, { kind: 'before', before: risk, by }, text);
  }

  /** Keeps the text as it stands under a name. */
  name(
    paperId: string,
    given: { readonly name: string; readonly reason: string | null },
    by: string,
  ): Promise<VersionRow> {
    return this.#keep(paperId, { kind: 'named', ...given, by });
  }

  /** A version of the text as it stands: the last one where that has not changed. */
  current(paperId: string): Promise<VersionRow> {
    return this.#keep(paperId, { kind: 'automatic', by: null });
  }

  /** Papers that changed after their last version, as a crash leaves them, wait again. */
  async resume(): Promise<void> {
    const { catalogue, shelf } = this.#deps;
    for (const { id, changedAt, changedBy } of await catalogue.tables.papers.find({})) {
      const newest = await shelf.newest(id);
      if (newest && newest.at < changedAt) this.note(id, changedBy ? [changedBy] : []);
    }
  }

  /** Keeps what waits, as far as the disk takes it and the time allows; what is left is found by `resume`. */
  async close(withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    await this.#tending;
    for (const paperId of Array.from(this.#waiting.keys())) {
      if (performance.now() > end) return;
      await this.#quietly(paperId);
    }
  }

  #begin(paperId: string, now: number): Waiting {
    const fresh = { firstAt: now, lastAt: now, contributors: new Set<string>() };
    this.#waiting.set(paperId, fresh);
    return fresh;
  }

  async #tend(): Promise<void> {
    const now = this.#deps.now().getTime();
    for (const [paperId, waiting] of Array.from(this.#waiting)) {
      if (!isVersionDue(waiting, now)) continue;
      await this.#quietly(paperId);
      if (now - (this.#thinnedAt.get(paperId) ?? 0) < THIN_EVERY) continue;
      this.#thinnedAt.set(paperId, now);
      await this.#deps.thinner.thin(paperId).catch(this.#deps.onFault);
    }
  }

  async #quietly(paperId: string): Promise<void> {
    await this.current(paperId).catch((fault: unknown) => this.#deps.onFault(fault));
  }

  async #keep(
    paperId: string,
    occasion: Omit<Occasion, 'contributors'>,
    text?: Uint8Array,
  ): Promise<VersionRow> {
    const { shelf, catalogue, bus, content } = this.#deps;
    const waiting = this.#waiting.get(paperId);
    // What is written from here on waits for the next one.
    this.#waiting.delete(paperId);
    try {
      const update = text ?? (await content(paperId));
      const contributors = [...(waiting?.contributors ?? [])];
      const row = await shelf.put(paperId, update, { ...occasion, contributors });
      const card = await catalogue.tables.papers.get(paperId);
      if (card) bus.announce({ kind: 'versions-changed', forumId: card.forumId, paperId });
      return row;
    } catch (fault) {
      if (waiting) this.#restore(paperId, waiting);
      throw fault;
    }
  }

  #restore(paperId: string, waiting: Waiting): void {
    const since = this.#waiting.get(paperId);
    for (const personId of since?.contributors ?? []) waiting.contributors.add(personId);
    if (since) waiting.lastAt = since.lastAt;
    this.#waiting.set(paperId, waiting);
  }
}
