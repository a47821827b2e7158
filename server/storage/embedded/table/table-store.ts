import { Low } from 'lowdb';
import { Draft } from '#server/storage/embedded/table/draft.ts';
import { KeptRows, matchOf, readEntry, type View } from '#server/storage/embedded/table/rows.ts';
import type { TableFile, Texts } from '#server/storage/embedded/table/table-file.ts';
import type {
  Row,
  Store,
  Table,
  TableNames,
  Tables,
  WritableTable,
} from '#server/storage/store.ts';

type Readable<T extends Tables> = { readonly [K in keyof T]: Table<T[K]> };
type Writable<T extends Tables> = { readonly [K in keyof T]: WritableTable<T[K]> };
type Drafts = ReadonlyMap<string, Draft>;

/** A transaction that waits for its turn; `work` has its caller's promise behind it. */
interface Turn<T extends Tables> {
  readonly work: (tables: Writable<T>) => Promise<void>;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * A store in one lowdb file, so that a transaction is one replaced file: all of it or nothing. What Low holds is what is
 * being written; readers see the kept rows, which change only after the write succeeded. Turns that gathered while the
 * disk was busy run one after the other, each on what those before it left, and share the next write.
 */
export class TableStore<T extends Tables> implements Store<T> {
  readonly tables: Readable<T>;
  readonly #kept: ReadonlyMap<string, KeptRows>;
  readonly #low: Low<Texts>;
  readonly #names: readonly string[];
  readonly #waiting: Turn<T>[] = [];
  #working: Promise<void> | null = null;
  #closed = false;
  #places = 0;

  private constructor(names: readonly string[], low: Low<Texts>) {
    this.#names = names;
    this.#low = low;
    this.#kept = new Map(names.map((name) => [name, this.#load(low.data.get(name) ?? [])]));
    this.tables = over(names, (name) => reading(() => viewOf(this.#kept, name))) as Readable<T>;
  }

  /**
   * Opens the file; a missing one is made, now or with the first thing that is written to it. Throws `DamagedTables`, and
   * when it holds tables this program does not know.
   */
  static async open<T extends Tables>(
    file: TableFile,
    tableNames: TableNames<T>,
    { isMadeLater = false } = {},
  ): Promise<TableStore<T>> {
    const names = Object.keys(tableNames);
    const stored = await file.read();
    const foreign = [...(stored?.keys() ?? [])].find((name) => !names.includes(name));
    if (foreign !== undefined) throw new Error(`a table ${foreign} is not known to this program`);
    const low = new Low<Texts>(file, stored ?? new Map());
    if (!stored && !isMadeLater) await low.write();
    return new TableStore<T>(names, low);
  }

  transact<Result>(work: (tables: Writable<T>) => Promise<Result>): Promise<Result> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise<Result>((resolve, reject) => {
      let result: Result;
      this.#waiting.push({
        work: async (tables) => {
          result = await work(tables);
        },
        done: () => resolve(result),
        failed: reject,
      });
      this.#working ??= this.#work();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  #load(texts: readonly string[]): KeptRows {
    const rows = new KeptRows();
    for (const text of texts) rows.put(readEntry(text, this.#places++));
    return rows;
  }

  async #work(): Promise<void> {
    // A moment for turns asked for in the same breath to gather.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#runTogether(this.#waiting.splice(0));
    this.#working = null;
  }

  async #runTogether(turns: readonly Turn<T>[]): Promise<void> {
    const shared = this.#draftsOver((name) => this.#kept.get(name));
    const passed: Turn<T>[] = [];
    for (const turn of turns) {
      try {
        await this.#runOne(turn, shared);
        passed.push(turn);
      } catch (error) {
        turn.failed(error);
      }
    }
    try {
      await this.#commit(shared);
    } catch (error) {
      // Also those that only read: they may have seen what is now not kept.
      for (const turn of passed) turn.failed(error);
      return;
    }
    for (const turn of passed) turn.done();
  }

  async #runOne(turn: Turn<T>, shared: Drafts): Promise<void> {
    const own = this.#draftsOver((name) => shared.get(name));
    let open = true;
    const isOpen = () => open;
    try {
      const tables = over(this.#names, (name) => writing(draftOf(own, name), isOpen));
      await turn.work(tables as Writable<T>);
    } finally {
      open = false;
    }
    for (const draft of own.values()) draft.apply();
  }

  async #commit(shared: Drafts): Promise<void> {
    if ([...shared.values()].every((draft) => draft.isEmpty)) return;
    const before = this.#low.data;
    this.#low.data = new Map([...shared].map(([name, draft]) => [name, textsOf(draft)]));
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = before;
      throw error;
    }
    for (const draft of shared.values()) draft.apply();
  }

  #draftsOver(groundOf: (name: string) => KeptRows | Draft | undefined): Drafts {
    const nextPlace = () => this.#places++;
    return new Map(
      this.#names.map((name) => [name, new Draft(groundOf(name) ?? new KeptRows(), nextPlace)]),
    );
  }
}

const NOTHING = new Map();
const textsOf = (view: View): readonly string[] => view.find(NOTHING).map(({ text }) => text);

function viewOf(kept: ReadonlyMap<string, KeptRows>, name: string): View {
  return kept.get(name) ?? new KeptRows();
}

function draftOf(drafts: Drafts, name: string): Draft {
  const draft = drafts.get(name);
  if (!draft) throw new Error(`no table ${name}`);
  return draft;
}

function over(names: readonly string[], make: (name: string) => unknown): unknown {
  return Object.freeze(Object.fromEntries(names.map((name) => [name, make(name)])));
}

function reading(view: () => View): Table<Row> {
  return {
    get: async (id) => view().get(id)?.row,
    pick: async (ids) => {
      const seen = view();
      return ids.flatMap((id) => seen.get(id)?.row ?? []);
    },
    find: async (match) =>
      view()
        .find(matchOf(match))
        .map(({ row }) => row),
  };
}

function writing(draft: Draft, isOpen: () => boolean): WritableTable<Row> {
  const opened = (): Draft => {
    if (!isOpen()) throw new Error('the transaction is over');
    return draft;
  };
  return {
    ...reading(opened),
    put: async (row) => opened().putRow(row),
    remove: async (id) => opened().remove(id),
  };
}
