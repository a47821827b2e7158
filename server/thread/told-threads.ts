import { createHash } from 'node:crypto';
import type { ThreadChanges } from '#shared/thread/changed-threads.ts';
import type { ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';

/** Threads of lists that are remembered, all lists together: some twenty megabytes. */
const MOST = 200_000;

/** A thread as it was told, by its id: a name of all that was said of it. */
type Digests = ReadonlyMap<string, string>;

interface Told {
  readonly cursor: string;
  readonly threads: readonly ThreadView[];
  readonly digests: Digests;
}

/** Who was told, and about which paper: what one person saw is never held against what another has. */
interface Whom {
  readonly paperId: string;
  readonly personId: string;
}

/**
 * The lists of remarks that people were told last, so that each is told only what is different since. Compared is what the
 * person was told with what they would be told now, and so whatever changed it (a name, a group, a right) is found; what is
 * forgotten, as by a new start, costs one whole list.
 */
export class ToldThreads {
  /** The one asked for last stands last. */
  readonly #told = new Map<string, Digests>();
  #size = 0;

  /** Remembers what is told now, and gives it a name. */
  note(whom: Whom, threads: readonly ThreadView[], rights: ThreadRights): Told {
    const digests = new Map(threads.map((thread) => [thread.id, digestOf(thread)]));
    const all = createHash('sha256').update(JSON.stringify([whom.paperId, whom.personId, rights]));
    for (const [id, digest] of digests) all.update(`${id} ${digest}\n`);
    const cursor = all.digest('base64url').slice(0, 24);
    this.#keep(keyOf(whom, cursor), digests);
    return { cursor, threads, digests };
  }

  /** What is different in these from the list that was told under that name. */
  changes(whom: Whom, since: string, { threads, digests }: Told): ThreadChanges {
    const key = keyOf(whom, since);
    const told = this.#told.get(key);
    if (!told) return { isWhole: true, changed: threads, gone: [] };
    this.#keep(key, told);
    return {
      isWhole: false,
      changed: threads.filter((thread) => told.get(thread.id) !== digests.get(thread.id)),
      gone: [...told.keys()].filter((id) => !digests.has(id)),
    };
  }

  #keep(key: string, digests: Digests): void {
    const known = this.#told.get(key);
    if (known) this.#size -= known.size + 1;
    this.#told.delete(key);
    this.#told.set(key, digests);
    this.#size += digests.size + 1;
    for (const [oldest, old] of this.#told) {
      if (this.#size <= MOST) return;
      this.#told.delete(oldest);
      this.#size -= old.size + 1;
    }
  }
}

const keyOf = ({ paperId, personId }: Whom, cursor: string): string =>
  `${paperId} ${personId} ${cursor}`;

const digestOf = (thread: ThreadView): string =>
  createHash('sha1').update(JSON.stringify(thread)).digest('base64url').slice(0, 16);
