import type { Openings } from '#server/storage/catalogue.ts';

/** A visit is noted again after so long, so that reading hardly ever writes. */
const NOTED_EVERY_MS = 30 * 60 * 1000;

/**
 * When people were here last, to the half hour: for those who manage members to see who has entered and who never did.
 * Kept beside the openings. A visit that the disk does not take is noted at the next one.
 */
export class Visits {
  readonly #openings: Openings;
  readonly #now: () => Date;
  readonly #notedMs = new Map<string, number>();

  constructor(openings: Openings, now: () => Date) {
    this.#openings = openings;
    this.#now = now;
  }

  /** Returns at once. */
  note(personId: string): void {
    const now = this.#now();
    const lastMs = this.#notedMs.get(personId) ?? Number.NEGATIVE_INFINITY;
    if (now.getTime() - lastMs < NOTED_EVERY_MS) return;
    this.#notedMs.set(personId, now.getTime());
    const at = now.toISOString();
    this.#openings
      .transact(async ({ visits }) => {
        const known = await visits.get(personId);
        await visits.put({ id: personId, firstAt: known?.firstAt ?? at, at });
      })
      .catch(() => this.#notedMs.delete(personId));
  }

  /** The last visit of each of these people, in one reading; who was never here is left out. */
  async lastOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const visits = await this.#openings.tables.visits.pick(personIds);
    return new Map(visits.map(({ id, at }) => [id, at]));
  }
}

/**
 * A workspace from before visits were kept knows who opened papers: so nobody who has long been here is shown as
 * somebody who never came.
 */
export async function seedVisits(openingsStore: Openings): Promise<void> {
  const { tables } = openingsStore;
  if ((await tables.visits.find({})).length > 0) return;
  const openings = await tables.openings.find({});
  if (openings.length === 0) return;
  const seen = new Map<string, { firstAt: string; at: string }>();
  for (const { personId, at } of openings) {
    const { firstAt, at: last } = seen.get(personId) ?? { firstAt: at, at };
    seen.set(personId, { firstAt: at < firstAt ? at : firstAt, at: at > last ? at : last });
  }
  await openingsStore.transact(async ({ visits }) => {
    for (const [id, visit] of seen) await visits.put({ id, ...visit });
  });
}
