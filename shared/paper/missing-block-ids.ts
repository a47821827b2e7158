import { isBlockId } from '#shared/paper/block-id.ts';
import { NODES } from '#shared/paper/schema.ts';

/** Whether blocks of this name carry an id of their own. */
export function carriesBlockId(name: string): boolean {
  return Object.hasOwn(NODES, name) && Object.hasOwn(NODES[name]?.attributes ?? {}, 'id');
}

/**
 * Which of a paper's blocks, given by their ids in document order, need a new one: those without a sound id, and those
 * whose id stands before them already. The first keeps it, because what points at the id was most likely made there.
 */
export function needNewId(ids: readonly unknown[]): number[] {
  const seen = new Set<string>();
  const needy: number[] = [];
  for (const [at, id] of ids.entries()) {
    if (!isBlockId(id) || seen.has(id)) needy.push(at);
    else seen.add(id);
  }
  return needy;
}
