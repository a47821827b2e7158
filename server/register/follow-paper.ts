import type { Bus } from '#server/bus/bus.ts';
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

/**
 * Takes what is kept about a paper's recommendations along when the paper has moved to another forum. It is written
 * there before it is removed here, so that a crash in between loses nothing.
 */
export async function followPaper({ catalogue, work, bus }: Deps, paperId: string): Promise<void> {
  const card = await catalogue.tables.papers.get(paperId);
  if (!card) return;
  const { forumId } = card;
  const others = (await work.list()).filter((other) => other !== forumId);
  for (const other of others) {
    const from = await work.of(other);
    const kept = await keptAbout(from.tables, paperId);
    if (kept.recommendations.length === 0) continue;
    const to = await work.of(forumId);
    await to.transact(async (tables) => {
      await putNew(tables.recommendations, kept.recommendations);
      await putNew(tables.positions, kept.positions);
      await putNew(tables.positionWordings, kept.positionWordings);
    });
    await from.transact(async (tables) => {
      for (const { id } of kept.positions) await tables.positions.remove(id);
      for (const { id } of kept.positionWordings) await tables.positionWordings.remove(id);
      for (const { id } of kept.recommendations) await tables.recommendations.remove(id);
    });
    bus.announce({ kind: 'register-changed', forumId, paperId });
  }
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

/** What is there already is newer. */
async function putNew<T extends Row>(table: WritableTable<T>, rows: readonly T[]): Promise<void> {
  for (const row of rows) if (!(await table.get(row.id))) await table.put(row);
}
