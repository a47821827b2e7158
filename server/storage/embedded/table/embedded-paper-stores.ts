import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { OnStep } from '#server/storage/embedded/durable-file.ts';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import type { PaperStores } from '#server/storage/paper-stores.ts';
import type { Row, Store, Table, TableNames, Tables } from '#server/storage/store.ts';

interface Wishes {
  /** The folder that holds one file of tables per paper, `<id>.json`. */
  readonly folder: string;
  readonly now: () => Date;
  readonly warn: (line: string) => void;
  readonly onStep?: OnStep;
  /** How many papers' tables are held in memory; those asked for longest ago go first. */
  readonly mostOpen?: number;
}

interface Opened<T extends Tables> {
  readonly store: Promise<Store<T>>;
  /** Calls under way; only what nobody uses is let go of. */
  uses: number;
}

const MOST_OPEN = 64;

/** One file of tables per paper, opened when it is asked for, and let go of when others are. */
export class EmbeddedPaperStores<T extends Tables> implements PaperStores<T> {
  readonly #names: TableNames<T>;
  readonly #wishes: Wishes;
  readonly #open = new Map<string, Opened<T>>();
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(names: TableNames<T>, wishes: Wishes) {
    this.#names = names;
    this.#wishes = wishes;
  }

  async of(paperId: string): Promise<Store<T>> {
    if (!isPaperId(paperId)) throw new Error('this is no id of a paper');
    await this.#use(paperId, async () => undefined);
    return {
      tables: this.#reading(paperId),
      transact: (work) => this.#use(paperId, (store) => store.transact(work)),
      close: async () => {
        const opened = this.#open.get(paperId);
        this.#open.delete(paperId);
        await (await opened?.store)?.close();
      },
    };
  }

  list(): Promise<readonly string[]> {
    return papersIn(this.#wishes.folder);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    this.#open.clear();
  }

  #reading(paperId: string): Store<T>['tables'] {
    const readers = Object.keys(this.#names).map((name) => [name, this.#table(paperId, name)]);
    return Object.fromEntries(readers) as Store<T>['tables'];
  }

  #table(paperId: string, name: keyof T): Table<Row> {
    return {
      get: (id) => this.#use(paperId, ({ tables }) => tables[name].get(id)),
      pick: (ids) => this.#use(paperId, ({ tables }) => tables[name].pick(ids)),
      find: (match) => this.#use(paperId, ({ tables }) => (tables[name] as Table<Row>).find(match)),
    };
  }

  async #use<Result>(paperId: string, work: (store: Store<T>) => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw new Error('the tables are closed');
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

  async #openTables(paperId: string): Promise<Store<T>> {
    const { folder, now, warn, onStep } = this.#wishes;
    const file = new TableFile(path.join(folder, `${paperId}.json`), {
      now,
      warn,
      ...(onStep && { onStep }),
    });
    try {
      return await TableStore.open(file, this.#names, { isMadeLater: true });
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

/** The papers that have a file of tables in a folder, or a copy of one. */
export async function papersIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const ids = names.flatMap((name) => /^(.+)\.json(?:\.[12])?$/.exec(name)?.[1] ?? []);
  return [...new Set(ids.filter(isPaperId))].toSorted();
}

/** The same shape as every id made by the server; anything else never becomes a path. */
const isPaperId = (name: string): boolean => /^[\w-]{8,64}$/.test(name);
