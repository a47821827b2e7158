import type { Row, Store, Table, Tables, WritableTable } from '#server/storage/store.ts';

interface MemoryStoreWishes {
  /** Stands in for the disk: what it throws refuses the transaction, and nothing of it is kept. */
  readonly beforeCommit?: () => void | Promise<void>;
}

/** A store that lives only in memory and keeps the port's promises: one transaction at a time, all of it or nothing. */
export function memoryStore<T extends Tables>(
  names: readonly (keyof T & string)[],
  wishes: MemoryStoreWishes = {},
): Store<T> {
  let kept = new Map<string, ReadonlyMap<string, Row>>(names.map((name) => [name, new Map()]));
  let queue: Promise<unknown> = Promise.resolve();
  const transact = async <Result>(
    work: (tables: { readonly [K in keyof T]: WritableTable<T[K]> }) => Promise<Result>,
  ) => {
    const draft = new Map([...kept].map(([name, rows]) => [name, new Map(rows)]));
    const result = await work(tablesOver<T, 'writable'>(names, (name) => draft.get(name)));
    await wishes.beforeCommit?.();
    kept = draft;
    return result;
  };
  return {
    tables: tablesOver<T, 'readable'>(names, (name) => kept.get(name)),
    transact(work) {
      const turn = queue.then(() => transact(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await queue;
    },
  };
}

type TablesOf<T extends Tables, Access> = {
  readonly [K in keyof T]: Access extends 'writable' ? WritableTable<T[K]> : Table<T[K]>;
};

function tablesOver<T extends Tables, Access>(
  names: readonly string[],
  rowsOf: (name: string) => ReadonlyMap<string, Row> | undefined,
): TablesOf<T, Access> {
  return Object.fromEntries(
    names.map((name) => [name, tableOver(() => (rowsOf(name) ?? new Map()) as Map<string, Row>)]),
  ) as unknown as TablesOf<T, Access>;
}

function tableOver(rows: () => Map<string, Row>): WritableTable<Row> {
  return {
    get: async (id) => rows().get(id),
    pick: async (ids) => ids.flatMap((id) => rows().get(id) ?? []),
    find: async (match) =>
      [...rows().values()].filter((row) =>
        Object.entries(match).every(([field, value]) => Reflect.get(row, field) === value),
      ),
    // JSON and back: exactly what a file would have kept.
    put: async (row) => void rows().set(row.id, frozen(JSON.parse(JSON.stringify(row)))),
    remove: async (id) => void rows().delete(id),
  };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
