import type { Prepared } from '#server/interchange/prepared.ts';
import { newId } from '#server/member/new-id.ts';

interface Held {
  readonly id: string;
  readonly forumId: string;
  readonly personId: string;
  readonly prepared: Prepared;
  readonly weight: number;
  /** When it is let go, in milliseconds since 1970. */
  readonly until: number;
}

const MINUTES = 20;
const MOST_BYTES = 160 * 1024 * 1024;

/** Word files that were read and wait for their person's word: in memory, one a person, for some minutes. */
export class WaitingFiles {
  readonly #now: () => Date;
  /** The oldest first. */
  #held: readonly Held[] = [];

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Holds a file; the one before it, and the oldest of others when all are too heavy, are let go. */
  hold(prepared: Prepared, forumId: string, personId: string): string {
    const id = newId();
    const weight = weightOf(prepared);
    const until = this.#now().getTime() + MINUTES * 60_000;
    let rest = this.#fresh().filter((one) => one.personId !== personId);
    while (rest.length > 0 && sum(rest) + weight > MOST_BYTES) rest = rest.slice(1);
    this.#held = [...rest, { id, forumId, personId, prepared, weight, until }];
    return id;
  }

  /** The file, for its person and forum alone. */
  find(id: string, forumId: string, personId: string): Prepared | null {
    this.#held = this.#fresh();
    const isIt = (one: Held) =>
      one.id === id && one.forumId === forumId && one.personId === personId;
    return this.#held.find(isIt)?.prepared ?? null;
  }

  drop(id: string): void {
    this.#held = this.#held.filter((one) => one.id !== id);
  }

  #fresh(): readonly Held[] {
    const now = this.#now().getTime();
    return this.#held.filter(({ until }) => until > now);
  }
}

function weightOf({ images, content }: Prepared): number {
  // A letter of the text as data costs about what it costs here, and a little more.
  const text = 4 * JSON.stringify(content).length;
  return images.reduce((all, { bytes }) => all + bytes.length, text);
}

const sum = (held: readonly Held[]): number => held.reduce((all, { weight }) => all + weight, 0);
