import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Covered } from '#client/connection/unsent-text.ts';

const PREFIX = 'nayar/paper/';
/** Names of the copies on this device, for browsers that cannot list their databases. */
const LIST = 'nayar/copies';

/** What a copy knows of an earlier visit. */
export interface Kept {
  /** Changes that the server had not confirmed. */
  readonly unsaved: number;
  readonly covered: Covered;
}

const NOTHING: Kept = { unsaved: 0, covered: new Map() };
/** A database that does not open (a private window, a full device) must not hold up the paper. */
const OPENING_MS = 3000;

const open = new Set<DeviceCopy>();

/**
 * The copy of one paper on this device, for one person: kept while the server may lack something of it, and for reading
 * without a network. Its name has the person in it, so that nothing of one person is ever merged into another's.
 */
export class DeviceCopy {
  readonly #name: string;
  readonly #doc: Y.Doc;
  #kept: IndexeddbPersistence | null = null;
  #isWell = false;

  constructor(personId: string, paperId: string, doc: Y.Doc) {
    this.#name = `${PREFIX}${personId}/${paperId}`;
    this.#doc = doc;
    open.add(this);
  }

  /** Whether what is typed is being kept on this device. */
  get isWell(): boolean {
    return this.#isWell;
  }

  /** Brings what was kept into the paper. Never fails; without a database it keeps nothing. */
  async load(): Promise<Kept> {
    try {
      return await within(OPENING_MS, this.#load());
    } catch {
      this.close();
      return NOTHING;
    }
  }

  /** Whether a change of the document came out of this copy. */
  isOrigin(origin: unknown): boolean {
    return this.#kept !== null && origin === this.#kept;
  }

  /** Notes how far the server's confirmation reaches. */
  async note({ unsaved, covered }: Kept): Promise<void> {
    const kept = this.#kept;
    if (!kept) return;
    try {
      await kept.set('unsaved', unsaved);
      await kept.set('covered', Y.encodeStateVector(new Map(covered)).buffer as ArrayBuffer);
      this.#isWell = true;
    } catch {
      this.#isWell = false;
    }
  }

  close(): void {
    open.delete(this);
    this.#isWell = false;
    this.#kept?.destroy().catch(() => undefined);
    this.#kept = null;
  }

  /** Takes the copy off this device. */
  async wipe(): Promise<void> {
    this.close();
    await deleteDatabase(this.#name);
  }

  async #load(): Promise<Kept> {
    // Opened once by ourselves first: the library leaves a refusal unhandled.
    await openable(this.#name);
    remember(this.#name);
    this.#kept = new IndexeddbPersistence(this.#name, this.#doc);
    await this.#kept.whenSynced;
    const unsaved: unknown = await this.#kept.get('unsaved');
    const covered: unknown = await this.#kept.get('covered');
    this.#isWell = true;
    return {
      unsaved: typeof unsaved === 'number' ? unsaved : 0,
      covered:
        covered instanceof ArrayBuffer ? Y.decodeStateVector(new Uint8Array(covered)) : new Map(),
    };
  }
}

/** Takes every copy of every paper off this device: called before signing out. */
export async function wipeLocalCopies(): Promise<void> {
  for (const copy of open) copy.close();
  if (typeof indexedDB === 'undefined') return;
  const listed = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = new Set([...remembered(), ...listed.map(({ name }) => name ?? '')]);
  await Promise.all([...names].filter((name) => name.startsWith(PREFIX)).map(deleteDatabase));
  localStorage.removeItem(LIST);
}

function within<Value>(timeMs: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the copy on this device does not open')),
      timeMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function openable(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // The stores y-indexeddb expects; it makes them only for a database that is new to it.
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('updates', { autoIncrement: true });
      request.result.createObjectStore('custom');
    });
    request.addEventListener('error', () => reject(new Error(request.error?.message)));
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve();
    const request = indexedDB.deleteDatabase(name);
    // Blocked: still open in another tab; the browser deletes it as soon as that one closes.
    for (const end of ['success', 'error', 'blocked'])
      request.addEventListener(end, () => resolve());
  });
}

function remembered(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(LIST) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function remember(name: string): void {
  const names = remembered();
  if (!names.includes(name)) localStorage.setItem(LIST, JSON.stringify([...names, name]));
}
