import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

/**
 * Where the text around a position went, when a colleague split its paragraph, joined it to another or moved it: in
 * the shared paper all three are "removed here, new there", and the caret would stay behind at the place of removal.
 * Null when the text was not removed, or cannot be recognised.
 */
export function followMovedText(before: Node, tr: Transaction, position: number): number | null {
  const $old = before.resolve(position);
  const block = $old.parent;
  if (!block.isTextblock || !tr.mapping.mapResult(position, -1).deleted) return null;
  const id: unknown = block.attrs['id'];
  const text = flatText(block);
  const now = typeof id === 'string' ? findBlock(tr.doc, (node) => node.attrs['id'] === id) : null;
  if (now && flatText(now.node) === text) return now.start + $old.parentOffset;
  const kept = now && text.startsWith(flatText(now.node)) ? now.node.content.size : 0;
  return tailOf(tr.doc, text.slice(kept), $old.parentOffset - kept, arrivedText(before));
}

function flatText(node: Node): string {
  return node.textBetween(0, node.content.size, undefined, '\0');
}

function arrivedText(before: Node): ReadonlySet<Node> {
  const old = new Set<Node>();
  before.descendants((node) => {
    if (node.isTextblock) old.add(node);
    return !node.isTextblock;
  });
  return old;
}

/** The block that came to hold a removed text at its start (a split) or at its end (a join). */
function tailOf(doc: Node, tail: string, offset: number, old: ReadonlySet<Node>): number | null {
  if (tail === '') return null;
  const holds = (node: Node) => !old.has(node) && node.isTextblock;
  const split = findBlock(doc, (node) => holds(node) && flatText(node).startsWith(tail));
  if (split) return split.start + offset;
  const joined = findBlock(doc, (node) => holds(node) && flatText(node).endsWith(tail));
  return joined && joined.start + joined.node.content.size - tail.length + offset;
}

function findBlock(doc: Node, test: (node: Node) => boolean): { node: Node; start: number } | null {
  let found: { node: Node; start: number } | null = null;
  doc.descendants((node, position) => {
    if (!found && node.isTextblock && test(node)) found = { node, start: position + 1 };
    return !found && !node.isTextblock;
  });
  return found;
}
