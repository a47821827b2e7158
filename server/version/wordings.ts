import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Stretch, withVersion } from '#shared/version/stretches.ts';
import { wordingsIn } from '#shared/version/wording.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { WritableTable } from '#server/storage/store.ts';
import type { ReadWordingsRow, VersionRow, WordingRow } from '#server/storage/versions.ts';

/** The names of a paper's wordings, by block. */
export type WordingNames = ReadonlyMap<string, string>;

const NAME_LENGTH = 16;
/** The one row that says how far was read. */
const READ = 'read-wordings';
/** So many versions are read before what was found is put on disk. */
const AT_ONCE = 25;

interface Tables {
  readonly wordings: WritableTable<WordingRow>;
  readonly readWordings: WritableTable<ReadWordingsRow>;
}

/** A short name of a wording: equal for equal ones. */
export function wordingName(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, NAME_LENGTH);
}

export function wordingNames(content: readonly ContentNode[]): WordingNames {
  const names = [...wordingsIn(content)].map(([id, words]) => [id, wordingName(words)] as const);
  return new Map(names);
}

/** One version that was looked at; null for one that is damaged. */
interface Looked {
  readonly number: number;
  readonly names: WordingNames | null;
}

/**
 * Enters a version that has just been made. Only where everything before it was read: what an older program left unread is
 * read when somebody asks (`Wordings`).
 */
export async function noteWordings(
  tables: Tables,
  {
    number,
    parent,
    names,
  }: { readonly number: number; readonly parent: number | null; readonly names: WordingNames },
): Promise<void> {
  const read = await tables.readWordings.get(READ);
  if ((read?.upTo ?? null) === parent) await enter(tables, read, [{ number, names }]);
}

async function enter(
  { wordings, readWordings }: Tables,
  read: ReadWordingsRow | undefined,
  all: readonly Looked[],
): Promise<void> {
  const rows = await wordings.find({});
  const known = new Map<string, readonly Stretch[]>(
    rows.map(({ id, stretches }) => [id, stretches]),
  );
  const changed = new Set<string>();
  let before = read?.readable ?? null;
  for (const { number, names } of all) {
    if (!names) continue;
    for (const id of new Set([...known.keys(), ...names.keys()])) {
      const old = known.get(id) ?? [];
      const next = withVersion(old, names.get(id) ?? null, { number, before });
      if (next === old) continue;
      known.set(id, next);
      changed.add(id);
    }
    before = number;
  }
  for (const id of changed) await wordings.put({ id, stretches: known.get(id) ?? [] });
  const damaged = all.flatMap(({ number, names }) => (names ? [] : [number]));
  await readWordings.put({
    id: READ,
    upTo: all.at(-1)?.number ?? read?.upTo ?? 0,
    readable: before,
    damaged: [...(read?.damaged ?? []), ...damaged],
  });
}

interface Deps {
  readonly storage: Pick<Storage, 'versions'>;
  /** The text of a version; refuses a damaged one. */
  readonly read: (row: VersionRow) => Promise<{ readonly content: readonly ContentNode[] }>;
}

/** In which versions each block of a paper stood in which wording. Every version is read once in its life. */
export class Wordings {
  readonly #deps: Deps;
  readonly #reading = new Map<string, Promise<void>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** All that is known of a block, and the numbers of versions that nothing is known of. */
  async of(
    paperId: string,
    blockId: string,
  ): Promise<{ readonly stretches: readonly Stretch[]; readonly damaged: ReadonlySet<number> }> {
    await this.#catchUp(paperId);
    const { tables } = await this.#deps.storage.versions.of(paperId);
    const [row, read] = await Promise.all([
      tables.wordings.get(blockId),
      tables.readWordings.get(READ),
    ]);
    return { stretches: row?.stretches ?? [], damaged: new Set(read?.damaged) };
  }

  /** One at a time for each paper. */
  #catchUp(paperId: string): Promise<void> {
    const reading =
      this.#reading.get(paperId) ??
      this.#readOn(paperId).finally(() => this.#reading.delete(paperId));
    this.#reading.set(paperId, reading);
    return reading;
  }

  async #readOn(paperId: string): Promise<void> {
    const store = await this.#deps.storage.versions.of(paperId);
    for (;;) {
      const read = await store.tables.readWordings.get(READ);
      const upTo = read?.upTo ?? 0;
      const unread = (await store.tables.versions.find({}))
        .filter(({ number }) => number > upTo)
        .toSorted((one, other) => one.number - other.number)
        .slice(0, AT_ONCE);
      if (unread.length === 0) return;
      const looked: Looked[] = [];
      for (const row of unread) {
        looked.push({ number: row.number, names: await this.#namesIn(row) });
        // Others have their turn between two readings.
        await setImmediate();
      }
      await store.transact(async (tables) => {
        const now = await tables.readWordings.get(READ);
        if ((now?.upTo ?? 0) === upTo) await enter(tables, now, looked);
      });
    }
  }

  async #namesIn(row: VersionRow): Promise<WordingNames | null> {
    try {
      return wordingNames((await this.#deps.read(row)).content);
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === 'version-damaged') return null;
      throw fault;
    }
  }
}
