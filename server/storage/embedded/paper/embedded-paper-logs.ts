import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type OnStep,
  replaceFile,
  sweepTemps,
  syncFolder,
  tempBeside,
  unlessMissing,
} from '#server/storage/embedded/durable-file.ts';
import { OpenPaper } from '#server/storage/embedded/paper/open-paper.ts';
import {
  LOG,
  mayServe,
  type PaperReading,
  readPaper,
  setTornEndAside,
  stateOf,
} from '#server/storage/embedded/paper/paper-files.ts';
import {
  encodeHead,
  encodeRecord,
  type LogReading,
  newSalt,
  RECORD_HEAD_BYTES,
} from '#server/storage/embedded/paper/record.ts';
import { verifyPaper } from '#server/storage/embedded/paper/verify-paper.ts';
import {
  DamagedLog,
  type PaperLog,
  type PaperLogs,
  type PaperState,
  type PaperVerdict,
  UnknownPaper,
} from '#server/storage/paper-logs.ts';

interface PaperLogsWishes {
  /** The folder that holds one folder per paper. */
  readonly folder: string;
  readonly now: () => Date;
  readonly warn: (line: string) => void;
  readonly onStep?: OnStep;
}

type Servable = PaperReading & { log: LogReading };

/**
 * One folder per paper: `log` (the tail, `record.ts`), `snapshot` (`snapshot.ts`), `history-…` (`history.ts`) and, after a
 * power cut, `log.torn-<sequence>`. Damage stays within one paper, and a folder can be copied and understood alone.
 */
export class EmbeddedPaperLogs implements PaperLogs {
  readonly #wishes: PaperLogsWishes;
  readonly #open = new Map<string, PaperLog | null>();
  /** Papers whose last opening ended in a failed flush. */
  readonly #distrusted = new Set<string>();

  constructor(wishes: PaperLogsWishes) {
    this.#wishes = wishes;
  }

  async create(paperId: string, first: Uint8Array): Promise<void> {
    const folder = this.#folderOf(paperId);
    const salt = newSalt();
    const at = this.#wishes.now().getTime();
    const record = encodeRecord(salt, { sequence: 1, at, kind: 'update', content: first });
    await this.#wishes.onStep?.('create');
    const temp = tempBeside(folder);
    try {
      await mkdir(temp);
      await replaceFile(
        path.join(temp, LOG),
        Buffer.concat([encodeHead({ salt, base: 0 }), record]),
      );
      // Refused by the system itself when a paper of that id stands there: its folder is not empty.
      await rename(temp, folder);
    } catch (error) {
      await rm(temp, { recursive: true, force: true }).catch(() => undefined);
      if (!(await unlessMissing(stat(folder)))) throw error;
      throw new Error(`paper ${paperId} has a log already`, { cause: error });
    }
    await syncFolder(this.#wishes.folder);
  }

  async open(paperId: string): Promise<{ readonly log: PaperLog; readonly state: PaperState }> {
    const folder = this.#folderOf(paperId);
    if (this.#open.has(paperId)) throw new Error(`paper ${paperId} is open already`);
    this.#open.set(paperId, null);
    try {
      const reading = await this.#readServable(paperId);
      await this.#wishes.onStep?.('open');
      await sweepTemps(folder);
      if (reading.log.end === 'torn') await this.#mendTornEnd(paperId, reading);
      if (this.#distrusted.has(paperId)) await this.#writeLogAnew(paperId, reading);
      const log = await this.#opened(paperId, reading);
      this.#open.set(paperId, log);
      return { log, state: stateOf(reading) };
    } catch (error) {
      this.#open.delete(paperId);
      throw error;
    }
  }

  async read(paperId: string): Promise<PaperState> {
    return stateOf(await this.#readServable(paperId));
  }

  async list(): Promise<readonly string[]> {
    return paperIdsIn(this.#wishes.folder);
  }

  async verify(paperId: string): Promise<PaperVerdict> {
    const verdict = await verifyPaper(this.#folderOf(paperId));
    if (!verdict) throw new UnknownPaper(`there is no paper ${paperId}`);
    return verdict;
  }

  /** Lets go of every log that is still open. */
  async closeAll(): Promise<void> {
    for (const log of this.#open.values()) await log?.close();
  }

  #folderOf(paperId: string): string {
    if (!isPaperId(paperId)) throw new UnknownPaper('this is no id of a paper');
    return path.join(this.#wishes.folder, paperId);
  }

  async #readServable(paperId: string): Promise<Servable> {
    const reading = await readPaper(this.#folderOf(paperId));
    if (!reading) throw new UnknownPaper(`there is no paper ${paperId}`);
    if (!mayServe(reading)) throw new DamagedLog(paperId, reading.damage);
    return reading;
  }

  async #mendTornEnd(paperId: string, reading: Servable): Promise<void> {
    const torn = reading.bytes.length - reading.log.goodBytes;
    await setTornEndAside(this.#folderOf(paperId), reading);
    this.#wishes.warn(
      `the log of paper ${paperId} ended in a broken record: ${torn} bytes were set aside beside it`,
    );
  }

  /**
   * After a failed flush the system may show bytes that it will never write. New pages in a new file are written for
   * certain, or the opening fails and the paper stays closed.
   */
  async #writeLogAnew(paperId: string, { bytes, log }: Servable): Promise<void> {
    const file = path.join(this.#folderOf(paperId), LOG);
    await replaceFile(file, bytes.subarray(0, log.goodBytes));
    this.#distrusted.delete(paperId);
  }

  async #opened(paperId: string, reading: Servable): Promise<PaperLog> {
    const folder = this.#folderOf(paperId);
    const { log, snapshot } = reading;
    const handle = await open(path.join(folder, LOG), 'r+');
    const covers = snapshot?.covers ?? 0;
    const state = stateOf(reading);
    const stand = {
      handle,
      salt: log.head.salt,
      position: log.goodBytes,
      sequence: log.head.base + log.records.length,
      covers,
      tailBytes: tailBytesOf(log, covers),
      changedAt: Date.parse(state.changedAt),
    };
    const paper = new OpenPaper(stand, state.clients, {
      paperId,
      folder,
      now: this.#wishes.now,
      onStep: this.#wishes.onStep,
      onClose: ({ flushFailed }) => {
        if (flushFailed) this.#distrusted.add(paperId);
        this.#open.delete(paperId);
      },
    });
    try {
      // After kill -9 the last record may stand in the system's memory only; from here on it is called saved.
      await handle.datasync();
      // What would be appended next must come after what the snapshot covers, or it would count as covered.
      const isBehind = covers > stand.sequence;
      const isCovered = covers === stand.sequence && log.records.length > 0;
      if (isBehind || isCovered) await this.#finish(paper, isBehind);
    } catch (error) {
      await paper.close();
      throw error;
    }
    return paper;
  }

  async #finish(paper: OpenPaper, isNeeded: boolean): Promise<void> {
    try {
      await paper.finishCompaction();
    } catch (error) {
      // On a full disk the paper opens all the same, as long as the next record would follow on in the old log.
      if (isNeeded || paper.isBroken) throw error;
      this.#wishes.warn(`an interrupted compaction could not be finished: ${String(error)}`);
    }
  }
}

/** The papers that have a folder, whole or not. */
export async function paperIdsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter(isPaperId).toSorted();
}

/** The same shape as every id made by the server; anything else never becomes a path. */
const isPaperId = (name: string): boolean => /^[\w-]{8,64}$/.test(name);

/** Bytes of the records that no snapshot covers. */
function tailBytesOf(log: LogReading, covers: number): number {
  return log.records
    .filter(({ sequence }) => sequence > covers)
    .reduce((sum, { content }) => sum + RECORD_HEAD_BYTES + content.length, 0);
}
