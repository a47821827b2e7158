import * as Y from 'yjs';
import { Latencies } from '#test/bench/room/load/latencies.ts';

/** How many different frames are kept: a room sends the same one to everybody, so the next seat brings it again. */
const REMEMBERED = 64;

interface Parsed {
  readonly bytes: Buffer;
  readonly ranges: readonly (readonly [typist: number, from: number, to: number])[];
}

/**
 * Who has been given which letters, and how long that took. A letter is counted once per seat, whether it came alone or
 * merged with others, and never for the one who typed it.
 */
export class Deliveries {
  readonly latencies = new Latencies();
  readonly #typistOf = new Map<number, number>();
  /** Per typist: when each letter was sent. */
  readonly #sentAt: number[][] = [];
  /** Per seat and typist: the next letter expected. */
  readonly #seen: Uint32Array[] = [];
  readonly #recent: (Parsed | undefined)[] = Array.from({ length: REMEMBERED });
  #oldest = 0;

  /** Makes room for one more typist; the answer is their number here. */
  addTypist(client: number): number {
    const typist = this.#sentAt.length;
    this.#typistOf.set(client, typist);
    this.#sentAt.push([]);
    return typist;
  }

  /** Makes room for one more seat, after all typists; the answer is its number here. */
  addSeat(): number {
    this.#seen.push(new Uint32Array(this.#sentAt.length));
    return this.#seen.length - 1;
  }

  sent(typist: number): void {
    this.#sentAt[typist]?.push(performance.now());
  }

  take(seat: number, update: Uint8Array, own: number | null): void {
    const now = performance.now();
    const seen = this.#seen[seat];
    if (!seen) return;
    for (const [typist, from, to] of this.#parse(update).ranges) {
      if (typist === own) continue;
      const sentAt = this.#sentAt[typist] ?? [];
      const next = seen[typist] ?? 0;
      if (from > next) throw new Error(`a letter of typist ${typist} is missing before ${from}`);
      for (let letter = next; letter < to; letter++)
        this.latencies.add(now - (sentAt[letter] ?? now));
      if (to > next) seen[typist] = to;
    }
  }

  /** Letters sent but not yet seen, over these pairs of a seat and the typists at its paper. */
  missing(pairs: Iterable<readonly [seat: number, typists: readonly number[]]>): number {
    let missing = 0;
    for (const [seat, typists] of pairs) {
      for (const typist of typists)
        missing += (this.#sentAt[typist]?.length ?? 0) - (this.#seen[seat]?.[typist] ?? 0);
    }
    return missing;
  }

  #parse(update: Uint8Array): Parsed {
    // The newest first: at full load a frame comes to all seats before the next one comes to the first.
    for (let back = 1; back <= REMEMBERED; back++) {
      const parsed = this.#recent[(this.#oldest + REMEMBERED - back) % REMEMBERED];
      if (!parsed) break;
      if (parsed.bytes.length === update.length && parsed.bytes.equals(update)) return parsed;
    }
    const { from, to } = Y.parseUpdateMeta(update);
    const ranges: [number, number, number][] = [];
    for (const [client, end] of to) {
      const typist = this.#typistOf.get(client);
      if (typist !== undefined) ranges.push([typist, from.get(client) ?? 0, end]);
    }
    const parsed = { bytes: Buffer.from(update), ranges };
    this.#recent[this.#oldest] = parsed;
    this.#oldest = (this.#oldest + 1) % REMEMBERED;
    return parsed;
  }
}
