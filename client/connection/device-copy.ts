import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Covered } from '#client/connection/unsent-text.ts';
import { holdCopy, nameOfCopy, rememberCopy, removeCopy } from '#client/offline/copies.ts';

/** What a copy knows of an earlier visit. */
export interface Kept {
  /** Changes that the server had not confirmed. */
  readonly unsaved: number;
  readonly covered: Covered;
  /** Written by a program with a newer schema: this one must not touch it. */
  readonly isOfNewerProgram?: boolean;
}

const NOTHING: Kept = { unsaved: 0, covered: new Map() };
/** A database that does not open (a private window, a full device) must not hold up the paper. */
const OPENING_MS = 3000;
/** Between two tries to store what this device would not take, in milliseconds. */
const MENDING_MS = 5000;

interface CopyWishes {
  readonly personId: string;
  readonly paperId: string;
  readonly schema: number;
  readonly doc: Y.Doc;
  /** Keeping began to fail, or works again. */
  readonly onWell?: () => void;
  /** Asked for when the device is full: makes room for what is written now. */
  readonly makeRoom?: () => Promise<void>;
}

/**
 * The copy of one paper on this device, for one person: kept while the server may lack something of it, and for reading
 * and writing without a network.
 */
export class DeviceCopy {
  readonly #wishes: CopyWishes;
  readonly #name: string;
  #kept: IndexeddbPersistence | null = null;
  #release: () => void = () => undefined;
  #isWell = false;
  #isFull = false;
  #isClosed = false;
  #trimTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something of this document is missing in the copy: only its whole state mends that. */
  #mendingSince: number | null = null;
  /** Clients that wrote on this device since the server last had everything. */
  #own: readonly number[] = [];

  constructor(wishes: CopyWishes) {
    this.#wishes = wishes;
    this.#name = nameOfCopy(wishes.personId, wishes.paperId);
    wishes.doc.on('update', this.#store);
  }

  /** Whether what is typed is being kept on this device. */
  get isWell(): boolean {
    return this.#isWell;
  }

  /** Whether it is not because the device has no room left. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Brings what was kept into the paper. Never fails; without a database it keeps nothing. */
  async load(): Promise<Kept> {
    try {
      return await within(OPENING_MS, this.#load());
    } catch (fault) {
      this.#letGo();
      this.#fails(isQuota(fault));
      this.#mendingSince = Date.now();
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
    const { clientID } = this.#wishes.doc;
    if (unsaved === 0) this.#own = [clientID];
    try {
      await kept.set('own', [...this.#own] as unknown as ArrayBuffer);
      await kept.set('unsaved', unsaved);
      await kept.set('covered', Y.encodeStateVector(new Map(covered)).buffer as ArrayBuffer);
    } catch {
      this.#fails(false);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#wishes.doc.off('update', this.#store);
    this.#letGo();
  }

  #letGo(): void {
    this.#isWell = false;
    clearTimeout(this.#trimTimer);
    this.#kept?.destroy().catch(() => undefined);
    this.#kept = null;
    this.#release();
  }

  /** Takes the copy off this device. */
  async wipe(): Promise<void> {
    this.close();
    await removeCopy(this.#name);
  }

  async #load(): Promise<Kept> {
    const { doc, schema } = this.#wishes;
    // Opened once by ourselves first: the library leaves a refusal unhandled.
    const writtenBy = await openable(this.#name);
    if (this.#isClosed) return NOTHING;
    if (writtenBy > schema) {
      this.close();
      return { ...NOTHING, isOfNewerProgram: true };
    }
    rememberCopy(this.#name);
    this.#release = holdCopy(this.#name, () => this.close());
    const kept = new IndexeddbPersistence(this.#name, doc);
    this.#kept = kept;
    // In the place of the library's own, which does not notice that a device is full.
    doc.off('update', kept._storeUpdate);
    await kept.whenSynced;
    const unsaved: unknown = await kept.get('unsaved');
    const covered = coveredIn(await kept.get('covered'));
    const own: unknown = await kept.get('own');
    if (Array.isArray(own)) {
      const wrote = own.filter((id) => typeof id === 'number');
      // What others wrote came from the server, so it has that.
      for (const client of doc.store.clients.keys()) {
        if (!wrote.includes(client)) covered.set(client, Y.getState(doc.store, client));
      }
      this.#own = wrote;
    }
    this.#own = [...this.#own, doc.clientID];
    await this.#sign(kept, schema);
    return { unsaved: typeof unsaved === 'number' ? unsaved : 0, covered };
  }

  /** Writes who writes here from now on. What was read stays of use on a device that takes nothing more. */
  async #sign(kept: IndexeddbPersistence, schema: number): Promise<void> {
    try {
      await kept.set('schema', schema);
      await kept.set('own', [...this.#own] as unknown as ArrayBuffer);
      this.#isWell = true;
    } catch (fault) {
      this.#fails(isQuota(fault));
      this.#mendingSince = Date.now();
    }
  }

  readonly #store = (update: Uint8Array, origin: unknown) => {
    const kept = this.#kept;
    if (origin !== null && origin === kept) return;
    if (this.#mendingSince !== null) {
      if (Date.now() - this.#mendingSince >= MENDING_MS) void this.#mend();
      return;
    }
    if (!kept?.db) return;
    add(kept.db, update).then(
      () => undefined,
      (fault: unknown) => {
        this.#fails(isQuota(fault));
        void this.#mend();
      },
    );
    kept._dbsize += 1;
    if (kept._dbsize < PREFERRED_TRIM_SIZE) return;
    clearTimeout(this.#trimTimer);
    this.#trimTimer = setTimeout(() => void storeState(kept, false).catch(() => undefined), 1000);
  };

  /** Stores the whole state after something could not be stored: single later updates would hang on what is missing. */
  async #mend(): Promise<void> {
    this.#mendingSince = Date.now();
    if (this.#isFull) await this.#wishes.makeRoom?.().catch(() => undefined);
    try {
      // Never opened: what is opened takes in the whole state by itself.
      if (!this.#kept) await within(OPENING_MS, this.#load());
      if (this.#kept?.db) await add(this.#kept.db, Y.encodeStateAsUpdate(this.#wishes.doc));
    } catch (fault) {
      this.#fails(isQuota(fault));
      return;
    }
    if (this.#isClosed || !this.#kept) return;
    this.#mendingSince = null;
    this.#isFull = false;
    this.#isWell = true;
    this.#wishes.onWell?.();
  }

  #fails(isFull: boolean): void {
    const isNews = this.#isWell || (isFull && !this.#isFull);
    this.#isFull ||= isFull;
    this.#isWell = false;
    if (isNews) this.#wishes.onWell?.();
  }
}

function coveredIn(kept: unknown): Map<number, number> {
  return kept instanceof ArrayBuffer ? Y.decodeStateVector(new Uint8Array(kept)) : new Map();
}

function isQuota(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'QuotaExceededError';
}

/** Adds an update; done when it is on the device. */
function add(database: IDBDatabase, update: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['updates'], 'readwrite');
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    transaction.objectStore('updates').add(update);
  });
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

/** Opens the database once, and tells the schema of the program that wrote it; 0 for a new one. */
function openable(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // The stores y-indexeddb expects; it makes them only for a database that is new to it.
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('updates', { autoIncrement: true });
      request.result.createObjectStore('custom');
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
    request.addEventListener('success', () => {
      const asked = request.result.transaction('custom').objectStore('custom').get('schema');
      const end = () => {
        request.result.close();
        resolve(typeof asked.result === 'number' ? asked.result : 0);
      };
      asked.addEventListener('success', end);
      asked.addEventListener('error', () => {
        request.result.close();
        reject(new Error(asked.error?.message));
      });
    });
  });
}
