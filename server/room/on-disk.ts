import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { PaperState } from '#server/storage/paper-logs.ts';
import { ColdAnswer } from '#server/room/cold-answer.ts';
import { covers, type DeleteSet, type Known } from '#server/room/known.ts';
import { outlineOf } from '#server/room/update-outline.ts';
import { SYNC, syncMessage } from '#server/room/wire.ts';

/** An update that says nothing: no structs, no deletions. */
export const NOTHING = new Uint8Array([0, 0]);

/** How an update begins that holds nothing but deletions. */
const NO_STRUCTS = new Uint8Array([0]);

/** How many tail updates are cheaper to merge as bytes than to apply to a Y.Doc (merging grows worse than linearly). */
const MERGE_AT_MOST = 150;
const SMALL_TAIL_BYTES = 32 * 1024;

/** Applies updates in one transaction, which costs a tenth of applying them one by one. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(CONTENT_ROOT);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/**
 * Everything of one paper that is on disk, as bytes: one encoded state and the updates after it. A paper that nobody
 * edits costs no more than this, where a live Y.Doc costs ten times as much.
 */
export class OnDisk implements Known {
  #base: Uint8Array;
  #tail: Uint8Array[];
  #tailBytes = 0;
  readonly #vector: Map<number, number>;
  #baseVector: ReadonlyMap<number, number>;
  #deletionsAt: number;
  #deletes: DeleteSet | null = null;
  #cold: ColdAnswer;
  #catchUp: Buffer | null = null;
  #mergedTail: Uint8Array | null = null;

  constructor({ snapshot, updates }: Pick<PaperState, 'snapshot' | 'updates'>) {
    const [first = NOTHING, ...rest] = snapshot ? [snapshot, ...updates] : updates;
    this.#base = first;
    this.#tail = rest;
    for (const update of rest) this.#tailBytes += update.length;
    if (this.#tailIsLong()) {
      const doc = docOf([first, ...rest]);
      this.#base = Y.encodeStateAsUpdate(doc);
      this.#tail = [];
      this.#tailBytes = 0;
      doc.destroy();
    }
    const outline = outlineOf(this.#base);
    this.#baseVector = outline.vector;
    this.#deletionsAt = outline.deletionsAt;
    this.#vector = new Map(this.#baseVector);
    for (const update of this.#tail) {
      for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#move(client, clock);
    }
    this.#cold = new ColdAnswer(this.#base);
  }

  /** The state vector of what is on disk. */
  get vector(): ReadonlyMap<number, number> {
    return this.#vector;
  }

  get bytes(): number {
    return this.#base.length + this.#tailBytes;
  }

  stateOf(client: number): number {
    return this.#vector.get(client) ?? 0;
  }

  isDeleted(client: number, clock: number, length: number): boolean {
    this.#deletes ??= Y.mergeDeleteSets([
      Y.decodeUpdate(this.#deletionsOfBase()).ds,
      ...this.#tail.map((update) => Y.decodeUpdate(update).ds),
    ]);
    return covers(this.#deletes, client, clock, length);
  }

  /** Takes in a batch that has just been flushed, with the clocks it moved. */
  add(update: Uint8Array, moved: Iterable<readonly [client: number, clock: number]>): void {
    this.#tail.push(update);
    this.#tailBytes += update.length;
    for (const [client, clock] of moved) this.#move(client, clock);
    this.#forgetTail();
  }

  /** Base and tail, in the order in which they apply. */
  get updates(): readonly Uint8Array[] {
    return [this.#base, ...this.#tail];
  }

  /** The whole content as one update. A Y.Doc that holds exactly this spares building one. */
  encode(settled: Y.Doc | null = null): Uint8Array {
    if (this.#tail.length > 0) {
      const doc = settled ?? docOf(this.updates);
      this.replaceBase(Y.encodeStateAsUpdate(doc));
      if (!settled) doc.destroy();
    }
    return this.#base;
  }

  /** From now on this one update stands for everything so far, which it must equal. */
  replaceBase(base: Uint8Array): void {
    this.#base = base;
    this.#baseVector = new Map(this.#vector);
    this.#deletionsAt = outlineOf(base).deletionsAt;
    this.#tail = [];
    this.#tailBytes = 0;
    this.#cold = new ColdAnswer(base);
    this.#forgetTail();
  }

  /**
   * The messages that bring a client with this state vector up to what is on disk. The last of them is a sync step 2,
   * so a stock client counts itself synced when it has everything; a large base goes before it as an update.
   */
  answer(
    vector: ReadonlyMap<number, number>,
    inflates: boolean,
    settled: Y.Doc | null,
  ): readonly Uint8Array[] {
    if (this.#tailIsLong()) this.encode(settled);
    if (this.#isCoveredBy(vector)) return [this.#catchUpMessage()];
    const base = this.#knowsNothing(vector)
      ? this.#cold
      : new ColdAnswer(Y.diffUpdate(this.#base, Y.encodeStateVector(new Map(vector))));
    if (this.#tail.length === 0) return base.pieces(SYNC.step2, inflates);
    return [...base.pieces(SYNC.update, inflates), syncMessage(SYNC.step2, this.#tailAsOne())];
  }

  /** Whether answering takes reading through the whole base: the caller limits how often one client may ask for that. */
  #isCoveredBy(vector: ReadonlyMap<number, number>): boolean {
    if (vector.size < this.#baseVector.size) return false;
    for (const [client, clock] of this.#baseVector) {
      if ((vector.get(client) ?? 0) < clock) return false;
    }
    return true;
  }

  #knowsNothing(vector: ReadonlyMap<number, number>): boolean {
    for (const client of vector.keys()) {
      if (this.#baseVector.has(client)) return false;
    }
    return true;
  }

  /** For clients that hold the base already: its deletions (no state vector shows those) and the tail. */
  #catchUpMessage(): Buffer {
    this.#catchUp ??= syncMessage(
      SYNC.step2,
      Y.mergeUpdates([this.#deletionsOfBase(), this.#tailAsOne()]),
    );
    return this.#catchUp;
  }

  #deletionsOfBase(): Uint8Array {
    return Buffer.concat([NO_STRUCTS, this.#base.subarray(this.#deletionsAt)]);
  }

  #tailAsOne(): Uint8Array {
    this.#mergedTail ??= this.#tail.length === 0 ? NOTHING : Y.mergeUpdates([...this.#tail]);
    return this.#mergedTail;
  }

  #tailIsLong(): boolean {
    return (
      this.#tail.length > MERGE_AT_MOST ||
      this.#tailBytes > Math.max(SMALL_TAIL_BYTES, this.#base.length / 4)
    );
  }

  #move(client: number, clock: number): void {
    if (clock > this.stateOf(client)) this.#vector.set(client, clock);
  }

  #forgetTail(): void {
    this.#catchUp = null;
    this.#mergedTail = null;
    this.#deletes = null;
  }
}
