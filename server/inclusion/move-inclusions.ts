import type { Storage } from '#server/storage/storage.ts';

/**
 * Takes what is kept about a paper's inclusions along when the paper has moved to another forum. It is written there before
 * it is removed here, so that a crash in between loses nothing.
 */
export async function moveInclusions(
  { catalogue, work }: Pick<Storage, 'catalogue' | 'work'>,
  paperId: string,
): Promise<void> {
  const card = await catalogue.tables.papers.get(paperId);
  if (!card) return;
  for (const other of (await work.list()).filter((id) => id !== card.forumId)) {
    const from = await work.of(other);
    const rows = await from.tables.inclusions.find({ paperId });
    if (rows.length === 0) continue;
    const to = await work.of(card.forumId);
    await to.transact(async ({ inclusions }) => {
      for (const row of rows) if (!(await inclusions.get(row.id))) await inclusions.put(row);
    });
    await from.transact(async ({ inclusions }) => {
      for (const { id } of rows) await inclusions.remove(id);
    });
  }
}
