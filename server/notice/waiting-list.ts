import { WAITING_KINDS, type WaitingThing } from '#shared/notice/waiting-contract.ts';
import { isLate } from '#shared/pre-read/pre-read.ts';

type Told = 'place' | 'words' | 'at' | 'dueOn' | 'progress';
/** One thing that waits for somebody, as a room announces it; what is left out is not there. */
export type Waits = Omit<WaitingThing, Told | 'isOverdue'> & Partial<Pick<WaitingThing, Told>>;

/**
 * What waits for one person in one room, read from what is stored at this moment: what is done is simply not in it. Only
 * what the person may see now. The path leads to the very place.
 */
export type WaitingSource = (personId: string, glance: Glance) => Promise<readonly Waits[]>;

/** Something that happened and asks for nothing: told in a digest, and on no list. */
export interface News extends Pick<WaitingThing, 'id' | 'title' | 'path'> {
  readonly kind: 'paper-changed' | 'session-set';
  readonly place: string | null;
  /** The day that it is about, such as a session's. */
  readonly dueOn: string | null;
}
export type NewsSource = (personId: string, glance: Glance) => Promise<readonly News[]>;

/** What many people's lists have in common, looked up once: a digest reads a forum's papers once for all its members. */
export class Glance {
  readonly #known = new Map<string, Promise<unknown>>();

  /** What was made under this key, made now when it was not yet. Never for what depends on the person. */
  once<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(key) as Promise<Value> | undefined;
    if (known) return known;
    const made = make();
    this.#known.set(key, made);
    return made;
  }
}

/** What waits for each person, out of all rooms. A room joins in with one line: `waits.add(source)`. */
export class WaitingList {
  readonly #sources: WaitingSource[] = [];
  readonly #newsSources: NewsSource[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  add(source: WaitingSource): void {
    this.#sources.push(source);
  }

  addNews(source: NewsSource): void {
    this.#newsSources.push(source);
  }

  /** What a digest may tell beside what waits; a room that cannot be looked at is left out, and tells it another day. */
  async news(personId: string, glance = new Glance()): Promise<readonly News[]> {
    const found = await Promise.allSettled(
      this.#newsSources.map((source) => source(personId, glance)),
    );
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  }

  /** The most pressing first. A room that cannot be looked at hides nothing of the others; its fault is told beside. */
  async of(
    personId: string,
    glance = new Glance(),
  ): Promise<{ readonly things: readonly WaitingThing[]; readonly faults: readonly unknown[] }> {
    const now = this.#now();
    const found = await Promise.allSettled(this.#sources.map((source) => source(personId, glance)));
    const things = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    return {
      things: things.map((one) => whole(one, now)).toSorted(byPress),
      faults: found.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])),
    };
  }
}

function whole(one: Waits, now: Date): WaitingThing {
  const { dueOn = null, place = null, words = null, at = null, progress = null } = one;
  return { ...one, dueOn, place, words, at, progress, isOverdue: isLate(dueOn, now) };
}

/** By the last day; then the most personal, and of those the oldest. */
function byPress(one: WaitingThing, other: WaitingThing): number {
  return (
    (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') ||
    WAITING_KINDS.indexOf(one.kind) - WAITING_KINDS.indexOf(other.kind) ||
    (one.at ?? '').localeCompare(other.at ?? '') ||
    one.id.localeCompare(other.id)
  );
}
