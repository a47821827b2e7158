import type { PaperCard } from '#shared/paper/paper.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import type { IndexedEntry } from '#server/register/typed-index.ts';
import type { Versions } from '#server/storage/versions.ts';

type Entries = ReadonlyMap<string, readonly IndexedEntry[]>;
/** Where a block stands first, by the key of the place where it is said again. */
type Repeats = ReadonlyMap<string, BlockPlace>;

/**
 * The blocks that papers which continue others say again: each counts once, where it was said first, as long as that
 * stands among these entries.
 */
export async function repeatsIn(
  versions: Versions,
  cards: readonly PaperCard[],
  entries: Entries,
): Promise<Repeats> {
  const repeats = new Map<string, BlockPlace>();
  for (const { id: paperId, derivedFrom } of cards) {
    const first = derivedFrom && entries.get(derivedFrom.paperId);
    if (!first) continue;
    const { tables } = await versions.of(paperId);
    const origins = new Map((await tables.followUps.find({})).map((row) => [row.id, row.originId]));
    for (const { blockId, kind, hash } of entries.get(paperId) ?? []) {
      // Points of intervention are followed up by nobody: one is the same while it reads the same.
      const origin = first.find((entry) =>
        kind === 'interventionPoint'
          ? entry.kind === kind && entry.hash === hash
          : entry.blockId === origins.get(blockId),
      );
      const place = { paperId: derivedFrom.paperId, blockId: origin?.blockId ?? '' };
      if (origin) repeats.set(keyOfPlace({ paperId, blockId }), place);
    }
  }
  return repeats;
}

/** The entries without what is said again. Links from and to that lead to where it was said first. */
export function saidOnce(entries: Entries, repeats: Repeats): Entries {
  if (repeats.size === 0) return entries;
  const firstOf = (place: BlockPlace): BlockPlace => {
    const seen = new Set<string>();
    let first = place;
    // A paper may continue one that continues another.
    for (let next = repeats.get(keyOfPlace(first)); next; next = repeats.get(keyOfPlace(first))) {
      if (seen.has(keyOfPlace(next))) break;
      seen.add(keyOfPlace(next));
      first = next;
    }
    return first;
  };
  const links = new Map<string, Map<string, BlockPlace>>();
  for (const [paperId, all] of entries)
    for (const { blockId, links: to } of all) {
      const key = keyOfPlace(firstOf({ paperId, blockId }));
      const known = links.get(key) ?? new Map<string, BlockPlace>();
      for (const link of to.map(firstOf)) known.set(keyOfPlace(link), link);
      links.set(key, known);
    }
  return new Map(
    [...entries].map(([paperId, all]) => [
      paperId,
      all
        .filter(({ blockId }) => !repeats.has(keyOfPlace({ paperId, blockId })))
        .map((entry) => ({
          ...entry,
          links: [...(links.get(keyOfPlace({ paperId, blockId: entry.blockId }))?.values() ?? [])],
        })),
    ]),
  );
}
