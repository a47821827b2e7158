import * as Y from 'yjs';
import type { Logger } from 'pino';
import {
  DamagedLog,
  type PaperLog,
  type PaperLogs,
  type PaperState,
} from '#server/storage/paper-logs.ts';
import type { Limits } from '#server/room/limits.ts';
import type { RoomMetrics } from '#server/room/metrics.ts';
import { OnDisk } from '#server/room/on-disk.ts';
import { encodeTogether, WORTH_A_THREAD } from '#server/room/state-builder.ts';

/** What is gathered while the previous batch is being flushed, with a receipt for everybody who waits for it. */
export interface Batch<Receipt> {
  readonly updates: Uint8Array[];
  readonly moved: Map<number, number>;
  readonly claims: [clientId: number, personId: string][];
  readonly receipts: Receipt[];
}

export interface Entry<Receipt> {
  readonly update: Uint8Array;
  readonly moved: ReadonlyMap<number, number>;
  readonly claims: readonly (readonly [clientId: number, personId: string])[];
  readonly receipt: Receipt;
}

/** Who is told how the batches fare. */
export interface Reader<Receipt> {
  /** A batch is on disk; `update` is all of it as one. */
  flushed(batch: Batch<Receipt>, update: Uint8Array): void;
  /** The disk refused; none of these was acknowledged, and whether they are on disk nobody knows. */
  troubled(lost: readonly Batch<Receipt>[]): void;
  /** The log is open again; the text is what it says, which may be more than what was relayed (`before`). */
  healed(before: OnDisk, clients: PaperState['clients']): void;
  damaged(fault: DamagedLog): void;
  /** Monotonic time before which the next flush need not start: a crowded room gathers a little longer. */
  readonly notBefore: number;
}

interface LedgerDeps<Receipt> {
  readonly papers: PaperLogs;
  readonly paperId: string;
  readonly limits: Limits;
  readonly metrics: RoomMetrics;
  readonly log: Logger;
  readonly reader: Reader<Receipt>;
}

/** When even a paper that never rests is compacted, with its writers waiting. */
const COMPACT_AT_LATEST = 16 * 1024 * 1024;
/** Merging is fine for a handful and ever slower for many: large batches are merged in groups first. */
const MERGE_GROUP = 50;

function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  if (updates.length === 1 && first) return first;
  if (updates.length <= MERGE_GROUP) return Y.mergeUpdates([...updates]);
  const groups: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MERGE_GROUP)
    groups.push(mergeAll(updates.slice(at, at + MERGE_GROUP)));
  return mergeAll(groups);
}

/**
 * The only way of a paper's changes to the disk. One batch is flushed at a time while the next is gathered, so the
 * flush itself is the clock of the room. After a refusal of the disk the log is closed, opened anew and read: a failed
 * flush is never tried again on the same file.
 */
export class Ledger<Receipt> {
  readonly #deps: LedgerDeps<Receipt>;
  #log: PaperLog;
  #onDisk: OnDisk;
  #gathered: Batch<Receipt> = emptyBatch();
  #inFlight: Batch<Receipt> | null = null;
  #bytesOnTheirWay = 0;
  #isScheduled = false;
  #isCompacting = false;
  #isWell = true;
  #isClosed = false;
  #waitingForRest: (() => void)[] = [];
  #updatesSinceCompaction: number;
  #appended = 0;

  constructor(deps: LedgerDeps<Receipt>, opened: Awaited<ReturnType<PaperLogs['open']>>) {
    this.#deps = deps;
    this.#log = opened.log;
    this.#onDisk = new OnDisk(opened.state);
    this.#updatesSinceCompaction = opened.state.updates.length;
  }

  get onDisk(): OnDisk {
    return this.#onDisk;
  }

  get isWell(): boolean {
    return this.#isWell && !this.#isClosed;
  }

  /** Nothing is gathered or on its way. */
  get isAtRest(): boolean {
    return this.#inFlight === null && this.#gathered.receipts.length === 0 && !this.#isCompacting;
  }

  /** A batch is on its way, or about to be. */
  get isFlushing(): boolean {
    return this.#inFlight !== null || this.#isScheduled;
  }

  get unflushed(): readonly Uint8Array[] {
    return [...(this.#inFlight?.updates ?? []), ...this.#gathered.updates];
  }

  /** Encoded size of the paper together with what is on its way to the disk. */
  get bytes(): number {
    return this.#onDisk.bytes + this.#bytesOnTheirWay;
  }

  gather({ update, moved, claims, receipt }: Entry<Receipt>): void {
    const batch = this.#gathered;
    batch.updates.push(update);
    this.#bytesOnTheirWay += update.length;
    for (const [client, clock] of moved) batch.moved.set(client, clock);
    for (const [client, person] of claims) batch.claims.push([client, person]);
    batch.receipts.push(receipt);
    this.#schedule();
  }

  /** Adds a receipt to the batch that will be on disk last of all known now; false when nothing is on its way. */
  attend(receipt: Receipt): boolean {
    const batch = this.#gathered.receipts.length > 0 ? this.#gathered : this.#inFlight;
    batch?.receipts.push(receipt);
    return batch !== null;
  }

  /** Resolves when nothing is on its way any more, or when the disk refuses. */
  async atRest(): Promise<void> {
    while (!this.isAtRest && this.isWell) {
      await new Promise<void>((resolve) => this.#waitingForRest.push(resolve));
    }
  }

  /** Whether the tail is worth a compaction: when large always, when small only if this room wrote to it. */
  isWorthCompacting(isLeaving: boolean): boolean {
    const { compactBytes, compactUpdates } = this.#deps.limits;
    if (this.#log.tailBytes > compactBytes || this.#updatesSinceCompaction > compactUpdates)
      return true;
    return isLeaving && this.#appended > 0 && this.#updatesSinceCompaction > compactUpdates / 10;
  }

  /**
   * Replaces the tail by one snapshot. Gives way when somebody writes meanwhile, unless it must be.
   * `settled` is a Y.Doc that holds exactly what is on disk, if there is one.
   */
  async compact(settled: Y.Doc | null, mustBe = false): Promise<void> {
    if (this.#inFlight || this.#isCompacting || !this.isWell) return;
    if (!mustBe && !this.isAtRest) return;
    this.#isCompacting = true;
    try {
      const isSmall = this.#onDisk.bytes <= WORTH_A_THREAD;
      const snapshot =
        settled && isSmall
          ? this.#onDisk.encode(settled)
          : await encodeTogether(this.#onDisk.updates);
      if (mustBe || this.#gathered.receipts.length === 0) {
        await this.#log.compact(snapshot);
        this.#onDisk.replaceBase(snapshot);
        this.#updatesSinceCompaction = 0;
        this.#appended = 0;
        this.#deps.metrics.compactions.inc();
      }
    } catch (fault) {
      this.#trouble(fault);
    } finally {
      this.#isCompacting = false;
      this.#rest();
      this.#schedule();
    }
  }

  /** Lets go of the log. Whatever is not flushed by then was never acknowledged. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#rest();
    await this.#log.close();
  }

  #schedule(): void {
    const isBusy = this.#isScheduled || this.#inFlight !== null || this.#isCompacting;
    if (isBusy || !this.isWell || this.#gathered.receipts.length === 0) return;
    this.#isScheduled = true;
    const pause = this.#deps.reader.notBefore - performance.now();
    // At the end of this turn of the event loop, so that all that arrived together is flushed together.
    if (pause < 1) setImmediate(() => this.#flush());
    else setTimeout(() => this.#flush(), pause);
  }

  #flush(): void {
    this.#isScheduled = false;
    if (!this.isWell || this.#inFlight || this.#isCompacting) return;
    const batch = this.#gathered;
    this.#gathered = emptyBatch();
    this.#inFlight = batch;
    void this.#append(batch);
  }

  async #append(batch: Batch<Receipt>): Promise<void> {
    const started = performance.now();
    try {
      const update = mergeAll(batch.updates);
      await this.#log.append({ update, clients: batch.claims });
      this.#deps.metrics.flushed((performance.now() - started) / 1000);
      this.#flushed(batch, update);
    } catch (fault) {
      this.#trouble(fault);
    }
  }

  #flushed(batch: Batch<Receipt>, update: Uint8Array): void {
    if (this.#isClosed) return;
    this.#inFlight = null;
    for (const { length } of batch.updates) this.#bytesOnTheirWay -= length;
    this.#onDisk.add(update, batch.moved);
    this.#updatesSinceCompaction += 1;
    this.#appended += 1;
    this.#deps.reader.flushed(batch, update);
    if (this.#log.tailBytes > COMPACT_AT_LATEST) void this.compact(null, true);
    this.#schedule();
    this.#rest();
  }

  #rest(): void {
    if (!this.isAtRest && this.isWell) return;
    for (const resolve of this.#waitingForRest.splice(0)) resolve();
  }

  #trouble(fault: unknown): void {
    if (!this.isWell) return;
    this.#isWell = false;
    this.#deps.metrics.storageTroubles.inc();
    this.#deps.log.error({ err: fault, paperId: this.#deps.paperId }, 'the disk refused a paper');
    const lost = [this.#inFlight, this.#gathered].filter((batch) => batch !== null);
    this.#inFlight = null;
    this.#gathered = emptyBatch();
    this.#bytesOnTheirWay = 0;
    this.#rest();
    this.#deps.reader.troubled(lost);
    void this.#reopen(this.#deps.limits.reopenFirstMs);
  }

  async #reopen(pauseMs: number): Promise<void> {
    const { papers, paperId, limits, log, reader } = this.#deps;
    await this.#log
      .close()
      .catch((fault: unknown) => log.warn({ err: fault }, 'closing a refused log'));
    for (let pause = pauseMs; !this.#isClosed; pause = Math.min(pause * 2, limits.reopenLastMs)) {
      await new Promise<void>((resolve) => setTimeout(resolve, pause));
      if (this.#isClosed) return;
      try {
        const opened = await papers.open(paperId);
        if (await this.#cameTooLate(opened.log)) return;
        const before = this.#onDisk;
        this.#log = opened.log;
        this.#onDisk = new OnDisk(opened.state);
        this.#updatesSinceCompaction = opened.state.updates.length;
        this.#isWell = true;
        log.info({ paperId }, 'the disk takes the paper again');
        return reader.healed(before, opened.state.clients);
      } catch (fault) {
        if (fault instanceof DamagedLog) return reader.damaged(fault);
        log.warn({ err: fault, paperId }, 'a paper cannot be opened yet');
      }
    }
  }

  async #cameTooLate(log: PaperLog): Promise<boolean> {
    if (this.#isClosed) await log.close();
    return this.#isClosed;
  }
}

function emptyBatch<Receipt>(): Batch<Receipt> {
  return { updates: [], moved: new Map(), claims: [], receipts: [] };
}
