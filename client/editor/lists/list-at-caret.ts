import type { Node, ResolvedPos } from '@tiptap/pm/model';

const LISTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'taskList']);
const ITEMS: ReadonlySet<string> = new Set(['listItem', 'taskItem']);

export const isListNode = (node: Node): boolean => LISTS.has(node.type.name);
export const isListItem = (node: Node): boolean => ITEMS.has(node.type.name);

/** A list around a place, and which of its items holds that place. */
export interface ListAtCaret {
  readonly list: Node;
  readonly position: number;
  /** Depth of the list in the paper. */
  readonly depth: number;
  readonly index: number;
}

/** The innermost list around a place. */
export function listAt($place: ResolvedPos): ListAtCaret | null {
  for (let depth = $place.depth; depth > 0; depth--) {
    const list = $place.node(depth);
    if (isListNode(list)) {
      return { list, position: $place.before(depth), depth, index: $place.index(depth) };
    }
  }
  return null;
}
