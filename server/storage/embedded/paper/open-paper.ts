import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import {
  discard,
  type OnStep,
  replaceFile,
  syncFolder,
  tempBeside,
  writeWhole,
} from '#server/storage/embedded/durable-file.ts';
import { addToHistory } from '#server/storage/embedded/paper/history.ts';
import { LOG, SNAPSHOT } from '#server/storage/embedded/paper/paper-files.ts';
import {
  encodeClients,
  encodeHead,
  encodeRecord,
  HEAD_BYTES,
  type LogRecord,
  newSalt,
  readLog,
} from '#server/storage/embedded/paper/record.ts';
import { encodeSnapshot } from '#server/storage/embedded/paper/snapshot.ts';
import { type Batch, DamagedLog, type PaperLog } from '#server/storage/paper-logs.ts';

/** Where an opened log stands. */
export interface LogStand {
  readonly handle: FileHandle;
  readonly salt: number;
  /** Where the next record goes. */
  readonly position: number;
  /** The last sequence given. */
  readonly sequence: number;
  /** The last sequence that the snapshot covers. */
  readonly covers: number;
  readonly tailBytes: number;
  /** When the last batch was written, in milliseconds since 1970. */
  readonly changedAt: number;
}

interface OpenPaperWishes {
  readonly paperId: string;
  readonly folder: string;
  readonly now: () => Date;
  readonly onStep: OnStep | undefined;
  readonly onClose: (closing: { readonly flushFailed: boolean }) => void;
}

/** A paper's log opened for writing; the format is in `record.ts`, the order of a compaction at `compact`. */
export class OpenPaper implements PaperLog {
  readonly #wishes: OpenPaperWishes;
  readonly #clients: Map<number, string>;
  #handle: FileHandle;
  #salt: number;
  #position: number;
  #sequence: number;
  #covers: number;
  #tailBytes: number;
  #changedAt: number;
  #busy = false;
  #closed = false;
  /** Why nothing more is written here: what the file holds after a failed flush is known only to the disk. */
  #broken: unknown = null;
  #flushFailed = false;

  constructor(stand: LogStand, clients: ReadonlyMap<number, string>, wishes: OpenPaperWishes) {
    this.#wishes = wishes;
    this.#clients = new Map(clients);
    this.#handle = stand.handle;
    this.#salt = stand.salt;
    this.#position = stand.position;
    this.#sequence = stand.sequence;
    this.#covers = stand.covers;
    this.#tailBytes = stand.tailBytes;
    this.#changedAt = stand.changedAt;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  get isBroken(): boolean {
    return this.#broken !== null;
  }

  append(batch: Batch): Promise<void> {
    return this.#alone(async () => {
      const records = this.#recordsOf(batch);
      if (records.length === 0) return;
      const bytes = Buffer.concat(records.map((record) => encodeRecord(this.#salt, record)));
      await this.#write(bytes);
      this.#position += bytes.length;
      this.#tailBytes += bytes.length;
      this.#sequence += records.length;
      this.#changedAt = records.at(-1)?.at ?? this.#changedAt;
      for (const [clientId, personId] of batch.clients) this.#clients.set(clientId, personId);
    });
  }

  /**
   * The order that survives a crash between any two steps: the new snapshot is put in place; then the records it took in
   * go to the history; only then a new log begins. A reader leaves out records that the snapshot covers, the history
   * takes none twice, and what is unfinished is finished at the next opening or compaction.
   */
  compact(update: Uint8Array): Promise<void> {
    return this.#alone(async () => {
      const records = await this.#recordsOnDisk();
      await this.#replaceSnapshot(update);
      if (records.length === 0) return;
      await addToHistory(this.#wishes.folder, records, this.#named('history'));
      await this.#beginLog();
    });
  }

  /** Ends an interrupted compaction: for a log that the snapshot covers whole. */
  finishCompaction(): Promise<void> {
    return this.#alone(async () => {
      await addToHistory(this.#wishes.folder, await this.#recordsOnDisk(), this.#named('history'));
      await this.#beginLog();
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.#handle.close();
    } finally {
      this.#wishes.onClose({ flushFailed: this.#flushFailed });
    }
  }

  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new Error('the log is closed');
    if (this.#broken) throw new Error('the log failed: open it anew', { cause: this.#broken });
    if (this.#busy) throw new Error('the log is busy: one call at a time');
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#wishes.onStep?.('append');
    } catch (error) {
      this.#broken = error;
      throw error;
    }
    try {
      await writeWhole(this.#handle, bytes, this.#position);
    } catch (error) {
      this.#broken = error;
      // Half a record on a full disk is nobody's: without it the next opening finds a clean log and needs no space.
      await this.#handle.truncate(this.#position).catch(() => undefined);
      throw error;
    }
    try {
      await this.#handle.datasync();
    } catch (error) {
      this.#broken = error;
      this.#flushFailed = true;
      throw error;
    }
  }

  /** Clients first: should the write break between two records, an update never stands without its author. */
  #recordsOf({ update, clients }: Batch): readonly LogRecord[] {
    const at = this.#wishes.now().getTime();
    const contents: Pick<LogRecord, 'kind' | 'content'>[] = [];
    if (clients.length > 0) contents.push({ kind: 'clients', content: encodeClients(clients) });
    if (update) contents.push({ kind: 'update', content: update });
    return contents.map((content, index) => ({
      ...content,
      at,
      sequence: this.#sequence + 1 + index,
    }));
  }

  /** Read again from the disk: the history must hold what was checked there, and damage stops before anything changes. */
  async #recordsOnDisk(): Promise<readonly LogRecord[]> {
    const { folder, paperId } = this.#wishes;
    const log = readLog(await readFile(path.join(folder, LOG)));
    if (log?.end === 'clean' && log.goodBytes === this.#position) return log.records;
    const offset = log?.goodBytes ?? 0;
    throw new DamagedLog(paperId, [{ file: LOG, offset, kind: 'middle' }]);
  }

  async #replaceSnapshot(update: Uint8Array): Promise<void> {
    const { folder } = this.#wishes;
    const covers = this.#sequence;
    const clients = [...this.#clients];
    const bytes = await encodeSnapshot({ covers, at: this.#changedAt, clients, update });
    await replaceFile(path.join(folder, SNAPSHOT), bytes, this.#step('snapshot'));
    this.#covers = covers;
    this.#tailBytes = 0;
  }

  async #beginLog(): Promise<void> {
    const file = path.join(this.#wishes.folder, LOG);
    const salt = newSalt();
    const base = Math.max(this.#sequence, this.#covers);
    const temp = tempBeside(file);
    const fresh = await open(temp, 'wx+');
    try {
      await writeWhole(fresh, encodeHead({ salt, base }), 0);
      await fresh.sync();
      await this.#wishes.onStep?.('log written');
      await rename(temp, file);
    } catch (error) {
      await fresh.close();
      await discard(temp);
      throw error;
    }
    const old = this.#handle;
    this.#handle = fresh;
    this.#salt = salt;
    this.#position = HEAD_BYTES;
    this.#sequence = base;
    await old.close();
    await this.#syncRenamedLog();
  }

  /** Until the folder is flushed a power cut may bring the old log back: nothing must be appended to the new one. */
  async #syncRenamedLog(): Promise<void> {
    try {
      await this.#wishes.onStep?.('log renamed');
      await syncFolder(this.#wishes.folder);
      await this.#wishes.onStep?.('log synced');
    } catch (error) {
      this.#broken = error;
      this.#flushFailed = true;
      throw error;
    }
  }

  #named(part: string): OnStep | undefined {
    const { onStep } = this.#wishes;
    return onStep && ((step) => onStep(`${part} ${step}`));
  }

  #step(part: string): { readonly onStep?: OnStep } {
    const onStep = this.#named(part);
    return onStep ? { onStep } : {};
  }
}
