/** How much of what others do is said to a screen reader. */
export const LOUDNESS = ['quiet', 'some', 'all'] as const;
export type Loudness = (typeof LOUDNESS)[number];

export function isLoudness(value: unknown): value is Loudness {
  return LOUDNESS.some((known) => known === value);
}

/** What is said in one go: names are those of people, each once. */
export interface Announced {
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** Who changed the paragraph with the caret; an empty name is somebody whom nothing names. Null: nobody. */
  readonly editedBy: readonly string[] | null;
}

/** So long, in milliseconds, things are gathered before they are said; nothing is said more often. */
export const GATHER_MS = 10_000;

/**
 * Gathers what others do, and says it at most once in ten seconds: a screen reader is not to be flooded by five people
 * who type. In `quiet` nothing is said, in `some` only that somebody changed the paragraph one is in, in `all` also who
 * came and went. Whoever comes and goes within one gathering is not spoken of.
 */
export class Announcer {
  readonly #say: (announced: Announced) => void;
  #loudness: Loudness;
  #joined = new Set<string>();
  #left = new Set<string>();
  #editors: Set<string> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(loudness: Loudness, say: (announced: Announced) => void) {
    this.#loudness = loudness;
    this.#say = say;
  }

  set loudness(loudness: Loudness) {
    this.#loudness = loudness;
    if (loudness !== 'all') {
      this.#joined.clear();
      this.#left.clear();
    }
    if (loudness === 'quiet') this.#editors = null;
  }

  joined(name: string): void {
    if (this.#loudness !== 'all' || this.#left.delete(name)) return;
    this.#joined.add(name);
    this.#soon();
  }

  left(name: string): void {
    if (this.#loudness !== 'all' || this.#joined.delete(name)) return;
    this.#left.add(name);
    this.#soon();
  }

  /** Somebody changed the paragraph in which the caret is. */
  edited(names: readonly string[]): void {
    if (this.#loudness === 'quiet') return;
    this.#editors ??= new Set();
    for (const name of names) this.#editors.add(name);
    this.#soon();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#sayAll();
    }, GATHER_MS);
  }

  #sayAll(): void {
    const [joined, left, editors] = [[...this.#joined], [...this.#left], this.#editors];
    this.#joined = new Set();
    this.#left = new Set();
    this.#editors = null;
    if (joined.length + left.length === 0 && !editors) return;
    this.#say({ joined, left, editedBy: editors && [...editors] });
  }
}
