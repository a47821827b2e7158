import { newId } from '#server/member/new-id.ts';

interface Held<File> {
  readonly id: string;
  /** The forum or the paper that it was brought to. */
  readonly placeId: string;
  readonly personId: string;
  readonly file: File;
  readonly weight: number;
  /** When it is let go, in milliseconds since 1970. */
  readonly until: number;
}

const MINUTES = 20;
const MOST_BYTES = 160 * 1024 * 1024;

/** Word files that were read and wait for their person's word: in memory, one a person, for some minutes. */
export class WaitingFiles<File> {
  readonly #now: () => Date;
  /** About how many bytes one costs here. */
  readonly #weightOf: (file: File) => number;
  /** The oldest first. */
  #held: readonly Held<File>[] = [];

  constructor(now: () => Date, weightOf: (file: File) => number) {
    this.#now = now;
    this.#weightOf = weightOf;
  }

  /** Holds a file; the one before it, and the oldest of others when all are too heavy, are let go. */
  hold(file: File, placeId: string, personId: string): string {
    const id = newId();
    const weight = this.#weightOf(file);
    const until = this.#now().getTime() + MINUTES * 60_000;
    let rest = this.#fresh().filter((one) => one.personId !== personId);
    while (rest.length > 0 && sum(rest) + weight > MOST_BYTES) rest = rest.slice(1);
    this.#held = [...rest, { id, placeId, personId, file, weight, until }];
    return id;
  }

  /** The file, for its person and place alone. */
  find(id: string, placeId: string, personId: string): File | null {
    this.#held = this.#fresh();
    const isIt = (one: Held<File>) =>
      one.id === id && one.placeId === placeId && one.personId === personId;
    return this.#held.find(isIt)?.file ?? null;
  }

  drop(id: string): void {
    this.#held = this.#held.filter((one) => one.id !== id);
  }

  #fresh(): readonly Held<File>[] {
    const now = this.#now().getTime();
    return this.#held.filter(({ until }) => until > now);
  }
}

/** A letter of a text as data costs about what it costs here, and a little more. */
export const weightOfText = (content: unknown): number => 4 * JSON.stringify(content).length;

const sum = (held: readonly { readonly weight: number }[]): number =>
  held.reduce((all, { weight }) => all + weight, 0);
