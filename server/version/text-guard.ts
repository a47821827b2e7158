import { isMostLost } from '#shared/version/loss.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionKeeper } from '#server/version/version-keeper.ts';
import { type FullText, fullestInLog, lettersIn } from '#server/version/lost-text.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';

interface Deps {
  readonly storage: Pick<Storage, 'versions' | 'catalogue' | 'papers'>;
  readonly shelf: VersionShelf;
  readonly keeper: VersionKeeper;
  readonly bus: Bus;
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
}

interface Seen {
  /** Lengths seen lately, oldest first, and the last text that was as long as the longest of them. */
  readonly samples: { readonly at: number; readonly letters: number }[];
  fullest: FullText;
}

/** Losing most of a text within this is sudden; in milliseconds. */
const SUDDEN = 10 * 60_000;
/** How long after a change the text is looked at, and how long looking may be put off while changes go on. */
const SOON_MS = 1200;
const AT_LATEST_MS = 8000;
/** Papers whose last full text is held in memory. */
const MOST_HELD = 64;

/** Watches over papers that are written in: when most of a text goes suddenly, what was there is kept and everybody told. */
export class TextGuard {
  readonly #deps: Deps;
  readonly #seen = new Map<string, Seen>();
  readonly #due = new Map<string, { readonly timer: NodeJS.Timeout; readonly since: number }>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Somebody wrote in the paper: it is looked at soon. */
  note(paperId: string, by: string | null): void {
    const due = this.#due.get(paperId);
    const since = due?.since ?? performance.now();
    clearTimeout(due?.timer);
    const wait = performance.now() - since > AT_LATEST_MS ? 0 : SOON_MS;
    const timer = setTimeout(() => {
      this.#due.delete(paperId);
      void this.look(paperId, by).catch(this.#deps.onFault);
    }, wait);
    timer.unref();
    this.#due.set(paperId, { timer, since });
  }

  /** However short the text is now, that was meant: a version was brought back. */
  async accept(paperId: string): Promise<void> {
    const update = await this.#deps.content(paperId);
    this.#begin(paperId, { letters: lettersIn(update), update });
  }

  /** Looks at the text as it stands now. */
  async look(paperId: string, by: string | null): Promise<void> {
    const { content, now } = this.#deps;
    const update = await content(paperId);
    const letters = lettersIn(update);
    const at = now().getTime();
    const seen = this.#seen.get(paperId) ?? (await this.#first(paperId, letters, update));
    const recent = seen.samples.filter((sample) => at - sample.at <= SUDDEN);
    const most = Math.max(letters, ...recent.map((sample) => sample.letters));
    if (isMostLost(most, letters)) {
      this.#begin(paperId, { letters, update });
      return this.#tell(paperId, { by, most, letters, fullest: seen.fullest });
    }
    const isFullest = letters >= most * 0.95 || letters >= seen.fullest.letters;
    if (isFullest) seen.fullest = { letters, update };
    seen.samples.splice(0, seen.samples.length, ...recent, { at, letters });
    this.#hold(paperId, seen);
    await this.#settleIfBack(paperId, letters);
  }

  close(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }

  #begin(paperId: string, text: FullText): void {
    const at = this.#deps.now().getTime();
    this.#hold(paperId, { samples: [{ at, letters: text.letters }], fullest: text });
  }

  /** The first look since the program started: the last version, or else the log, tells what there was before. */
  async #first(paperId: string, letters: number, update: Uint8Array): Promise<Seen> {
    const { shelf, storage, now } = this.#deps;
    const newest = await shelf.newest(paperId);
    const { losses } = (await storage.versions.of(paperId)).tables;
    // What was told once is not told again.
    const isTold = newest !== undefined && (await losses.get(newest.id)) !== undefined;
    const before = newest ? null : await fullestInLog(await storage.papers.read(paperId));
    const known = isTold ? undefined : (newest?.letters ?? before?.letters);
    return {
      samples: known === undefined ? [] : [{ at: now().getTime(), letters: known }],
      fullest: before && before.letters > letters ? before : { letters, update },
    };
  }

  #hold(paperId: string, seen: Seen): void {
    this.#seen.delete(paperId);
    this.#seen.set(paperId, seen);
    for (const [oldest] of this.#seen) {
      if (this.#seen.size <= MOST_HELD) return;
      this.#seen.delete(oldest);
    }
  }

  async #tell(
    paperId: string,
    loss: {
      readonly by: string | null;
      readonly most: number;
      readonly letters: number;
      readonly fullest: FullText;
    },
  ): Promise<void> {
    const { storage, keeper, shelf, bus, now } = this.#deps;
    const card = await storage.catalogue.tables.papers.get(paperId);
    if (!card) return;
    const inLog = await fullestInLog(await storage.papers.read(paperId));
    const text = inLog && inLog.letters >= loss.fullest.letters * 0.9 ? inLog : loss.fullest;
    const newest = await shelf.newest(paperId);
    // Where neither the log nor memory has it any more, the last version does.
    const version =
      newest && newest.letters * 0.9 > text.letters
        ? newest
        : await keeper.before(paperId, 'emptying', loss.by, text.update);
    const store = await storage.versions.of(paperId);
    await store.transact(({ losses }) =>
      losses.put({
        id: version.id,
        at: now().toISOString(),
        by: loss.by,
        lettersBefore: loss.most,
        lettersAfter: loss.letters,
        settled: null,
      }),
    );
    bus.announce({ kind: 'versions-changed', forumId: card.forumId, paperId });
  }

  /** The text that came back by itself, as by an undo, needs nobody's answer. */
  async #settleIfBack(paperId: string, letters: number): Promise<void> {
    const { storage, bus, now } = this.#deps;
    const store = await storage.versions.of(paperId);
    const open = (await store.tables.losses.find({ settled: null })).filter(
      ({ lettersBefore }) => !isMostLost(lettersBefore, letters) && letters >= lettersBefore * 0.8,
    );
    if (open.length === 0) return;
    const settled = { how: 'brought-back', by: null, at: now().toISOString() } as const;
    await store.transact(async ({ losses }) => {
      for (const loss of open) await losses.put({ ...loss, settled });
    });
    const card = await storage.catalogue.tables.papers.get(paperId);
    if (card) bus.announce({ kind: 'versions-changed', forumId: card.forumId, paperId });
  }
}
