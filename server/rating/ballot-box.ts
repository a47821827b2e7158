import type { Row, WritableTable } from '#server/storage/store.ts';
import type { RatingTables } from '#server/storage/work/ratings.ts';

/** The two tables that together know of a vote, and that nothing joins. */
export type BallotBox = {
  readonly [K in 'ratingVoters' | 'ratingBallots']: WritableTable<RatingTables[K]>;
};

/** Puts in who rated and what was rated. Of a round both stand in the order of their ids, whoever came first. */
export async function castInto(
  box: BallotBox,
  voter: RatingTables['ratingVoters'],
  ballot: RatingTables['ratingBallots'],
): Promise<void> {
  await putInOrder(box.ratingVoters, voter);
  await putInOrder(box.ratingBallots, ballot);
}

/** A table keeps the order of insertion, so the round's are taken out and put in again. */
async function putInOrder<T extends Row & { readonly roundId: string }>(
  table: WritableTable<T>,
  row: T,
): Promise<void> {
  const { roundId } = row;
  const rows = [...(await table.find({ roundId } as Partial<T>)), row];
  rows.sort((one, other) => (one.id < other.id ? -1 : 1));
  for (const { id } of rows) await table.remove(id);
  for (const one of rows) await table.put(one);
}
