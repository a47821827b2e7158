import type { Bus } from '#server/bus/bus.ts';
import {
  mergedPosition,
  mergedRecommendation,
  mergedWording,
} from '#server/register/merged-rows.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Row, Table, WritableTable } from '#server/storage/store.ts';
import type { Work } from '#server/storage/work.ts';
import type { RegisterTables } from '#server/storage/work/register.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly bus: Bus;
}

type Reading = { readonly [K in keyof RegisterTables]: Table<RegisterTables[K]> };
type Writing = { readonly [K in keyof RegisterTables]: WritableTable<RegisterTables[K]> };

/**
 * Takes what is kept about a paper's recommendations along when the paper has moved to another forum. It is written
 * there before it is removed here, so that a crash in between loses nothing; where both know of one, both are kept.
 */
export async function followPaper(deps: Deps, paperId: string): Promise<void> {
  const card = await deps.catalogue.tables.papers.get(paperId);
  if (!card) return;
  const { forumId } = card;
  for (const other of await deps.work.list())
    if (other !== forumId) await bring(deps, paperId, { from: other, to: forumId });
}

/** Follows all papers that moved while nobody was there to follow, or whose following was cut short. */
export async function followAll(deps: Deps): Promise<void> {
  for (const forumId of await deps.work.list()) {
    const { tables } = await deps.work.of(forumId);
    const kept = new Set((await tables.recommendations.find({})).map(({ paperId }) => paperId));
    for (const card of await deps.catalogue.tables.papers.pick([...kept]))
      if (card.forumId !== forumId) await bring(deps, card.id, { from: forumId, to: card.forumId });
  }
}

interface Way {
  readonly from: string;
  readonly to: string;
}

async function bring({ work, bus }: Deps, paperId: string, way: Way): Promise<void> {
  const [from, to] = [await work.of(way.from), await work.of(way.to)];
  let isWhole = false;
  // Somebody may have written here while it was written there: then that is brought as well.
  while (!isWhole) {
    const kept = await keptAbout(from.tables, paperId);
    if (kept.recommendations.length === 0) return;
    await to.transact(async (tables) => {
      await put(tables.recommendations, kept.recommendations, mergedRecommendation);
      await put(tables.positions, kept.positions, mergedPosition);
      await put(tables.positionWordings, kept.positionWordings, (here, there) =>
        mergedWording(here, there, paperId),
      );
    });
    isWhole = await from.transact(async (tables) => {
      const now = await keptAbout(tables, paperId);
      if (JSON.stringify(now) !== JSON.stringify(kept)) return false;
      await removeAll(tables, kept);
      return true;
    });
  }
  bus.announce({ kind: 'register-changed', forumId: way.to, paperId });
}

async function keptAbout(tables: Reading, paperId: string) {
  const recommendations = await tables.recommendations.find({ paperId });
  const ids = new Set(recommendations.map(({ id }) => id));
  const isAbout = ({ recommendationId }: { readonly recommendationId: string }) =>
    ids.has(recommendationId);
  return {
    recommendations,
    positions: (await tables.positions.find({})).filter(isAbout),
    positionWordings: (await tables.positionWordings.find({})).filter(isAbout),
  };
}

async function removeAll(
  tables: Writing,
  kept: Awaited<ReturnType<typeof keptAbout>>,
): Promise<void> {
  for (const { id } of kept.positions) await tables.positions.remove(id);
  for (const { id } of kept.positionWordings) await tables.positionWordings.remove(id);
  for (const { id } of kept.recommendations) await tables.recommendations.remove(id);
}

async function put<T extends Row>(
  table: WritableTable<T>,
  rows: readonly T[],
  merged: (here: T, there: T) => T,
): Promise<void> {
  for (const row of rows) {
    const here = await table.get(row.id);
    await table.put(here ? merged(here, row) : row);
  }
}
