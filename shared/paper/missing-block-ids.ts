import { isBlockId } from '#shared/paper/block-id.ts';
import { NODES } from '#shared/paper/schema.ts';

/** Whether blocks of this name carry an id of their own. */
export function carriesBlockId(name: string): boolean {
  return Object.hasOwn(NODES, name) && Object.hasOwn(NODES[name]?.attributes ?? {}, 'id');
}

/**
 * Which of a paper's blocks, given by their ids in document order, need a new one: those without a sound id, and those
 * whose id another has as well. The first keeps it, because what points at the id was most likely made there; but a
 * block that is only proposed never takes it from one of the paper.
 */
export function needNewId(
  ids: readonly unknown[],
  isProposed: (at: number) => boolean = () => false,
): number[] {
  const holders = new Map<string, number>();
  for (const [at, id] of ids.entries()) {
    if (!isBlockId(id)) continue;
    const holder = holders.get(id);
    if (holder === undefined || (isProposed(holder) && !isProposed(at))) holders.set(id, at);
  }
  return ids.flatMap((id, at) => (isBlockId(id) && holders.get(id) === at ? [] : [at]));
}
