import {
  type Batch,
  DamagedLog,
  type PaperLog,
  type PaperLogs,
  type PaperState,
  type PaperVerdict,
  UnknownPaper,
} from '#server/storage/paper-logs.ts';

interface Kept {
  snapshot: Uint8Array | null;
  updates: Uint8Array[];
  clients: Map<number, string>;
  changedAt: string;
  isDamaged: boolean;
  appends: number;
}

/** A disk that lives in memory and can be told to be slow, to refuse, or to be cut off, at a chosen moment. */
export class MemoryPaperLogs implements PaperLogs {
  readonly #kept = new Map<string, Kept>();
  #open = new Map<string, MemoryLog>();
  #flushing: Promise<void> = Promise.resolve();
  #letGo: () => void = () => undefined;
  /** How many of the next appends the disk refuses; `isKept` tells whether it has kept them all the same. */
  refusing: { appends: number; isKept: boolean } = { appends: 0, isKept: false };
  refusesToOpen = false;
  refusesToCompact = false;
  compactions = 0;

  /** From now on nothing reaches the disk until `release`. */
  hold(): void {
    this.#flushing = new Promise((resolve) => {
      this.#letGo = resolve;
    });
  }

  release(): void {
    this.#letGo();
    this.#flushing = Promise.resolve();
  }

  /** The process is gone: what was not flushed is lost, and whoever still holds a log holds nothing. */
  cutOff(): void {
    for (const log of this.#open.values()) log.isCutOff = true;
    this.#open = new Map();
    this.release();
  }

  damage(paperId: string): void {
    this.#find(paperId).isDamaged = true;
  }

  /** Batches ever written to a paper. */
  appendsTo(paperId: string): number {
    return this.#find(paperId).appends;
  }

  async create(paperId: string, first: Uint8Array): Promise<void> {
    if (this.#kept.has(paperId)) throw new Error(`paper ${paperId} has a log already`);
    this.#kept.set(paperId, {
      snapshot: null,
      updates: [new Uint8Array(first)],
      clients: new Map(),
      changedAt: new Date(0).toISOString(),
      isDamaged: false,
      appends: 0,
    });
  }

  async open(paperId: string): Promise<{ readonly log: PaperLog; readonly state: PaperState }> {
    if (this.refusesToOpen) throw new Error('EIO: the disk does not answer');
    const state = await this.read(paperId);
    if (this.#open.has(paperId)) throw new Error(`paper ${paperId} is open already`);
    const log = new MemoryLog(this, this.#find(paperId), () => this.#open.delete(paperId));
    this.#open.set(paperId, log);
    return { log, state };
  }

  async read(paperId: string): Promise<PaperState> {
    const kept = this.#find(paperId);
    if (kept.isDamaged) throw new DamagedLog(paperId, [{ file: 'log', offset: 0, kind: 'middle' }]);
    const { snapshot, updates, clients, changedAt } = kept;
    return { snapshot, updates: [...updates], clients: new Map(clients), changedAt, damage: [] };
  }

  async list(): Promise<readonly string[]> {
    return [...this.#kept.keys()];
  }

  async verify(paperId: string): Promise<PaperVerdict> {
    const { updates, snapshot } = this.#find(paperId);
    const bytes = updates.reduce((sum, update) => sum + update.length, snapshot?.length ?? 0);
    return { records: updates.length, bytes, damage: [] };
  }

  /** What the disk does when a batch comes. */
  async flush(): Promise<'kept' | 'lost' | 'refused but kept'> {
    await this.#flushing;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.refusing.appends === 0) return 'kept';
    this.refusing.appends -= 1;
    return this.refusing.isKept ? 'refused but kept' : 'lost';
  }

  #find(paperId: string): Kept {
    const kept = this.#kept.get(paperId);
    if (!kept) throw new UnknownPaper(`there is no paper ${paperId}`);
    return kept;
  }
}

class MemoryLog implements PaperLog {
  isCutOff = false;
  readonly #disk: MemoryPaperLogs;
  readonly #kept: Kept;
  readonly #onClose: () => void;
  #isBusy = false;
  #isBroken = false;
  #isClosed = false;

  constructor(disk: MemoryPaperLogs, kept: Kept, onClose: () => void) {
    this.#disk = disk;
    this.#kept = kept;
    this.#onClose = onClose;
  }

  get tailBytes(): number {
    return this.#kept.updates.reduce((sum, update) => sum + update.length, 0);
  }

  append({ update, clients }: Batch): Promise<void> {
    return this.#alone(async () => {
      const outcome = await this.#disk.flush();
      if (this.isCutOff) return new Promise(() => undefined);
      if (outcome !== 'lost') {
        if (update) this.#kept.updates.push(new Uint8Array(update));
        for (const [client, person] of clients) this.#kept.clients.set(client, person);
        this.#kept.appends += 1;
        this.#kept.changedAt = new Date(this.#kept.appends).toISOString();
      }
      if (outcome !== 'kept') throw new Error('ENOSPC: no space left on this disk');
    });
  }

  compact(snapshot: Uint8Array): Promise<void> {
    return this.#alone(async () => {
      if (this.#disk.refusesToCompact) throw new Error('ENOSPC: no space for a snapshot');
      this.#kept.snapshot = new Uint8Array(snapshot);
      this.#kept.updates = [];
      this.#disk.compactions += 1;
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed || this.isCutOff) return;
    this.#isClosed = true;
    this.#onClose();
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.#isClosed) throw new Error('the log is closed');
    if (this.#isBroken) throw new Error('the log failed: open it anew');
    if (this.#isBusy) throw new Error('the log is busy: one call at a time');
    this.#isBusy = true;
    try {
      await work();
    } catch (fault) {
      this.#isBroken = true;
      throw fault;
    } finally {
      this.#isBusy = false;
    }
  }
}
