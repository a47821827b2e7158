import * as Y from 'yjs';
import { type Known, knownIn } from '#server/room/known.ts';
import { docOf, type OnDisk } from '#server/room/on-disk.ts';
import { movedBy, readChange } from '#server/room/gate/change.ts';

/** A change made by the server itself. */
export interface OwnChange {
  readonly update: Uint8Array;
  readonly moved: ReadonlyMap<number, number>;
}

/** The updates that are not on disk yet, in order. */
type Unflushed = () => readonly Uint8Array[];

/**
 * The text while it is being edited: a Y.Doc that runs ahead of the disk by what is being flushed. It is built at the
 * first change and dropped after a quiet while; until then, and afterwards, the bytes on disk answer for it.
 */
export class LiveText {
  #onDisk: OnDisk;
  readonly #unflushed: Unflushed;
  #doc: Y.Doc | null = null;
  #known: Known | null = null;

  constructor(onDisk: OnDisk, unflushed: Unflushed) {
    this.#onDisk = onDisk;
    this.#unflushed = unflushed;
  }

  get known(): Known {
    // Without a Y.Doc the disk answers, unless something is on its way there (a Y.Doc that broke was dropped).
    if (this.#doc === null && this.#unflushed().length > 0) void this.doc;
    return this.#known ?? this.#onDisk;
  }

  get loaded(): Y.Doc | null {
    return this.#doc;
  }

  get doc(): Y.Doc {
    if (this.#doc) return this.#doc;
    const doc = docOf([...this.#onDisk.updates, ...this.#unflushed()]);
    // Yjs would tidy up marks in its own name after remote changes. The log must hold all that the text holds, so only
    // what somebody sent, or the server wrote and logged, may change it.
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      transaction._needFormattingCleanup = false;
    });
    this.#known = knownIn(doc);
    this.#doc = doc;
    return doc;
  }

  /**
   * Applies a judged update. False when it did not come out as judged; then nothing of it is left in the text. `look` sees
   * what it did while what it deleted can still be read.
   */
  apply(
    update: Uint8Array,
    moved: ReadonlyMap<number, number>,
    look: (change: Y.Transaction) => void,
  ): boolean {
    const { doc } = this;
    doc.once('afterTransaction', look);
    try {
      Y.applyUpdate(doc, update);
      const { store } = doc;
      const isWhole = store.pendingStructs === null && store.pendingDs === null;
      if (isWhole && [...moved].every(([client, clock]) => Y.getState(store, client) === clock))
        return true;
    } catch {
      // The update stopped half-way; what it did is dropped with the Y.Doc below.
    }
    this.drop();
    return false;
  }

  /** Makes a change in the name of `client`; null when it changed nothing. What throws leaves nothing behind. */
  edit(change: (doc: Y.Doc) => void, client: number): OwnChange | null {
    const { doc } = this;
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => updates.push(update);
    doc.clientID = client;
    doc.on('update', collect);
    try {
      doc.transact(() => change(doc));
    } catch (fault) {
      // Most that refuse look first and change nothing.
      if (updates.length > 0) this.drop();
      throw fault;
    } finally {
      doc.off('update', collect);
    }
    if (updates.length === 0) return null;
    const update = updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates);
    return { update, moved: movedBy(readChange(update)?.sections ?? []) };
  }

  /** Lets go of the Y.Doc; it is built again from the bytes when somebody writes. */
  drop(): void {
    this.#doc?.destroy();
    this.#doc = null;
    this.#known = null;
  }

  /** Starts over from what the disk really holds. */
  reset(onDisk: OnDisk): void {
    this.drop();
    this.#onDisk = onDisk;
  }
}
