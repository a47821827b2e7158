import { type Whereabouts, whereaboutsIn } from '#server/position/whereabouts.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

/**
 * Writes down which recommendations of a forum have gone over to other papers, so that they are known again there when
 * their wording has changed. Does nothing while papers are still being read.
 */
export async function noteMoves(
  { catalogue, work, index }: RegisterDeps,
  forumId: string,
): Promise<void> {
  const cards = await catalogue.tables.papers.find({ forumId });
  const store = await work.of(forumId);
  const { all, isWhole } = await whereaboutsIn(index, cards, store.tables);
  const isNew = ({ row, isKept, at }: Whereabouts) =>
    isKept && at !== null && at.paperId !== row.paperId && at.paperId !== row.lastIn;
  const moved = all.standing().filter(isNew);
  if (!isWhole || moved.length === 0) return;
  await store.transact(async ({ recommendations }) => {
    for (const { row, at } of moved) {
      const current = await recommendations.get(row.id);
      if (!current || current.lastIn !== row.lastIn) continue;
      const { words, number } = at.entry;
      await recommendations.put({
        ...current,
        lastIn: at.paperId,
        lastWords: words,
        lastNumber: number,
      });
    }
  });
}
