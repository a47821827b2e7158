import type { AgendaItem } from '#shared/session/session.ts';

/**
 * An agenda as somebody sent it, with the papers that they may not see where they were: to them such an item has none, so
 * that sending it back says nothing about its paper. An item is known again by what they saw of it, else by its title,
 * else by its place; one that they took out is gone with its paper.
 */
export function withUnseen(
  sent: readonly AgendaItem[],
  current: readonly AgendaItem[],
  isSeen: (paperId: string) => boolean,
): AgendaItem[] {
  const result = [...sent];
  // Each sent item stands for one of the kept ones at most.
  const free = new Set(sent.keys());
  const hidden = current.flatMap(({ paperId }, at) =>
    paperId !== null && !isSeen(paperId) ? [at] : [],
  );
  const left = new Set(hidden);
  const match = (
    isSame: (sentItem: AgendaItem, item: AgendaItem) => boolean,
    places: Iterable<number>,
  ) => {
    for (const at of places) {
      const item = current[at];
      if (!item) continue;
      // Its own place first: two items may say the same.
      const nearest = [at, ...free].find((place) => {
        const other = sent[place];
        return free.has(place) && other?.paperId === null && isSame(other, item);
      });
      if (nearest === undefined) continue;
      free.delete(nearest);
      if (!left.delete(at)) continue;
      const other = result[nearest];
      if (other) result[nearest] = { ...other, paperId: item.paperId };
    }
  };
  // What is the same as an item that never had a paper stands for that one, and for none of the others.
  const plain = current.flatMap(({ paperId }, at) => (paperId === null ? [at] : []));
  match(isSameItem, hidden);
  match(isSameItem, plain);
  match((one, other) => one.title === other.title, [...left]);
  for (const at of left) {
    const [there, item] = [result[at], current[at]];
    if (there?.paperId === null && item && free.has(at))
      result[at] = { ...there, paperId: item.paperId };
  }
  return result;
}

function isSameItem(one: AgendaItem, other: AgendaItem): boolean {
  const saidOf = ({ title, minutes, purpose, person }: AgendaItem) =>
    JSON.stringify([title, minutes, purpose, person]);
  return saidOf(one) === saidOf(other);
}
