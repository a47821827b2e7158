import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { OnStep } from '#server/storage/embedded/durable-file.ts';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import { REMARK_TABLES, type Remarks, type RemarkTables } from '#server/storage/remarks.ts';
import type { Row, Store, Table } from '#server/storage/store.ts';

interface RemarksWishes {
  /** The folder that holds one file of tables per paper, `<id>.json`. */
  readonly folder: string;
  readonly now: () => Date;
  readonly warn: (line: string) => void;
  readonly onStep?: OnStep;
  /** How many papers' remarks are held in memory; those asked for longest ago go first. */
  readonly mostOpen?: number;
}

interface Opened {
  readonly store: Promise<Store<RemarkTables>>;
  /** Calls under way; only what nobody uses is let go of. */
  uses: number;
}

const MOST_OPEN = 64;

/** Remarks in one file of tables per paper, opened when they are asked for, and let go of when others are. */
export class EmbeddedRemarks implements Remarks {
  readonly #wishes: RemarksWishes;
  readonly #open = new Map<string, Opened>();
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(wishes: RemarksWishes) {
    this.#wishes = wishes;
  }

  async of(paperId: string): Promise<Store<RemarkTables>> {
    if (!isPaperId(paperId)) throw new Error('this is no id of a paper');
    await this.#use(paperId, async () => undefined);
    return {
      tables: {
        threads: this.#reading(paperId, ({ tables }) => tables.threads),
        comments: this.#reading(paperId, ({ tables }) => tables.comments),
        decisions: this.#reading(paperId, ({ tables }) => tables.decisions),
      },
      transact: (work) => this.#use(paperId, (store) => store.transact(work)),
      close: async () => {
        const opened = this.#open.get(paperId);
        this.#open.delete(paperId);
        await (await opened?.store)?.close();
      },
    };
  }

  list(): Promise<readonly string[]> {
    return remarkedIn(this.#wishes.folder);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    this.#open.clear();
  }

  #reading<T extends Row>(
    paperId: string,
    tableOf: (store: Store<RemarkTables>) => Table<T>,
  ): Table<T> {
    return {
      get: (id) => this.#use(paperId, (store) => tableOf(store).get(id)),
      pick: (ids) => this.#use(paperId, (store) => tableOf(store).pick(ids)),
      find: (match) => this.#use(paperId, (store) => tableOf(store).find(match)),
    };
  }

  async #use<Result>(
    paperId: string,
    work: (store: Store<RemarkTables>) => Promise<Result>,
  ): Promise<Result> {
    if (this.#isClosed) throw new Error('the remarks are closed');
    const opened = this.#open.get(paperId) ?? { store: this.#openTables(paperId), uses: 0 };
    // Last in the order of the map is what was asked for last.
    this.#open.delete(paperId);
    this.#open.set(paperId, opened);
    opened.uses += 1;
    const working = opened.store.then(work);
    this.#underWay.add(working);
    try {
      return await working;
    } finally {
      this.#underWay.delete(working);
      opened.uses -= 1;
      this.#letGo();
    }
  }

  async #openTables(paperId: string): Promise<Store<RemarkTables>> {
    const { folder, now, warn, onStep } = this.#wishes;
    const file = new TableFile(path.join(folder, `${paperId}.json`), {
      now,
      warn,
      ...(onStep && { onStep }),
    });
    try {
      return await TableStore.open(file, REMARK_TABLES, { isMadeLater: true });
    } catch (fault) {
      // The next who asks looks again: a disk may come back.
      this.#open.delete(paperId);
      throw fault;
    }
  }

  #letGo(): void {
    const { mostOpen = MOST_OPEN } = this.#wishes;
    for (const [paperId, { uses }] of this.#open) {
      if (this.#open.size <= mostOpen) return;
      if (uses === 0) this.#open.delete(paperId);
    }
  }
}

/** The papers that have a file of remarks, or a copy of one. */
export async function remarkedIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const ids = names.flatMap((name) => /^(.+)\.json(?:\.[12])?$/.exec(name)?.[1] ?? []);
  return [...new Set(ids.filter(isPaperId))].toSorted();
}

/** The same shape as every id made by the server; anything else never becomes a path. */
const isPaperId = (name: string): boolean => /^[\w-]{8,64}$/.test(name);
