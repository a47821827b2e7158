/**
 * What the program keeps on this device beside the papers' copies: answers of the server, the list of copies, words that
 * were not taken, images, remarks that wait to be sent. Everything is kept under the person it belongs to. A browser without a database (a private
 * window, a full device) keeps nothing: reading finds nothing, and writing says so; neither ever throws.
 */
const NAME = 'nayar/device';
/** 2: remarks that wait to be sent. */
const VERSION = 2;
const STORES = ['state', 'answers', 'papers', 'rescued', 'images', 'remarks'] as const;
export type DeviceStore = (typeof STORES)[number];

/** `state` has single things under their names; every other store has a person's things. */
export type DeviceKey = string | readonly [personId: string, name: string];

/** A database that does not open must not hold up the page. */
const OPENING_MS = 3000;

let opening: Promise<IDBDatabase> | null = null;

/** One thing, or undefined when it is not kept here. */
export async function readKept<Value>(
  store: DeviceStore,
  key: DeviceKey,
): Promise<Value | undefined> {
  return within(store, 'readonly', (rows) => rows.get(key as IDBValidKey), undefined);
}

/** Everything of one person in a store. */
export function readAllKept<Value>(
  store: Exclude<DeviceStore, 'state'>,
  personId: string,
): Promise<readonly Value[]> {
  return within<readonly Value[]>(store, 'readonly', (rows) => rows.getAll(all(personId)), []);
}

/** Keeps a thing; false when this device does not take it. */
export async function keep(store: DeviceStore, key: DeviceKey, value: unknown): Promise<boolean> {
  const kept = await within(
    store,
    'readwrite',
    (rows) => rows.put(value, key as IDBValidKey),
    null,
  );
  return kept !== null;
}

/** Changes a kept thing in one go, so that two tabs do not undo each other's change. */
export async function changeKept<Value>(
  store: DeviceStore,
  key: DeviceKey,
  change: (before: Value | undefined) => Value,
): Promise<boolean> {
  const work = (rows: IDBObjectStore): IDBRequest => {
    const read = rows.get(key as IDBValidKey);
    read.addEventListener('success', () =>
      rows.put(change(read.result as Value | undefined), key as IDBValidKey),
    );
    return read;
  };
  return (await within<unknown>(store, 'readwrite', work, FAILED)) !== FAILED;
}

export async function dropKept(store: DeviceStore, key: DeviceKey): Promise<void> {
  await within<unknown>(store, 'readwrite', (rows) => rows.delete(key as IDBValidKey), null);
}

/** Drops everything of one person from a store. */
export async function dropAllKept(
  store: Exclude<DeviceStore, 'state'>,
  personId: string,
): Promise<void> {
  await within<unknown>(store, 'readwrite', (rows) => rows.delete(all(personId)), null);
}

const FAILED = Symbol('failed');

/** Every key of a person: an array sorts after every text. */
function all(personId: string): IDBKeyRange {
  return IDBKeyRange.bound([personId], [personId, []]);
}

/** One transaction; its value is there only when the whole of it is on the device. */
async function within<Value>(
  store: DeviceStore,
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore) => IDBRequest,
  otherwise: Value,
): Promise<Value> {
  try {
    const transaction = (await opened()).transaction(store, mode);
    const request = work(transaction.objectStore(store));
    return await new Promise<Value>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve(request.result as Value));
      transaction.addEventListener('abort', () => reject(new Error(transaction.error?.message)));
    });
  } catch {
    return otherwise;
  }
}

function opened(): Promise<IDBDatabase> {
  opening ??= open().catch((fault: unknown) => {
    opening = null;
    throw fault;
  });
  return opening;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it does not open')), OPENING_MS);
    const request = indexedDB.open(NAME, VERSION);
    request.addEventListener('upgradeneeded', () => {
      const known = request.result.objectStoreNames;
      for (const store of STORES) {
        if (!known.contains(store)) request.result.createObjectStore(store);
      }
    });
    request.addEventListener('error', () => reject(new Error(request.error?.message)));
    request.addEventListener('success', () => {
      clearTimeout(timer);
      const database = request.result;
      const letGo = () => {
        database.close();
        opening = null;
      };
      // A newer program in another tab wants to change its shape, or the browser took it away.
      database.addEventListener('versionchange', letGo);
      database.addEventListener('close', letGo);
      resolve(database);
    });
  });
}
