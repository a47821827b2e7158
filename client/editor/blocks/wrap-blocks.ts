import { type Attrs, type Node, NodeRange, type NodeType } from '@tiptap/pm/model';
import { type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/**
 * Puts the selected blocks of the paper's first level into one block of a kind. A heading among them becomes a
 * paragraph; where something may not stand in it, an empty one is put after them.
 */
export function wrapBlocks(tr: Transaction, type: NodeType, attrs: Attrs | null = null): void {
  const { $from, $to } = tr.selection;
  const range = new NodeRange($from, $to, 0);
  const blocks = tr.doc.children.slice(range.startIndex, range.endIndex);
  const paragraph = type.schema.nodes['paragraph'];
  const isHeading = (block: Node) => block.type.name === 'heading';
  if (!paragraph || !blocks.every((block) => isHeading(block) || fits(type, block))) {
    const place = range.end;
    tr.insert(place, type.create(attrs, paragraph?.create()));
    tr.setSelection(TextSelection.create(tr.doc, place + 2));
    return;
  }
  let position = range.start;
  for (const block of blocks) {
    const { id, dir } = block.attrs;
    if (isHeading(block)) tr.setNodeMarkup(position, paragraph, { id, dir });
    position += block.nodeSize;
  }
  const [$start, $end] = [tr.doc.resolve($from.pos), tr.doc.resolve($to.pos)];
  tr.wrap(new NodeRange($start, $end, 0), [{ type, attrs }]);
}

/** The block of the first level that holds the selection's start; none when the whole paper is selected. */
export function outerBlock({
  selection: { $from },
}: {
  readonly selection: Selection;
}): Node | null {
  return $from.depth > 0 ? $from.node(1) : null;
}

/** Takes the block of the paper's first level at the caret away from around what it holds. */
export function unwrapBlock(tr: Transaction): void {
  const { $from } = tr.selection;
  const block = $from.node(1);
  const range = new NodeRange(tr.doc.resolve($from.start(1)), tr.doc.resolve($from.end(1)), 1);
  if (block.childCount > 0) tr.lift(range, 0);
}

function fits(type: NodeType, block: Node): boolean {
  return type.contentMatch.matchType(block.type) !== null;
}

/** Puts blocks after the one of the first level at the caret, and the caret behind them, into a line to write in. */
export function insertAfter(tr: Transaction, ...blocks: readonly Node[]): boolean {
  const { $to } = tr.selection;
  if ($to.depth === 0 && !$to.nodeBefore && !$to.nodeAfter) return false;
  const place = $to.depth > 0 ? $to.after(1) : $to.pos;
  const size = blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  tr.insert(place, [...blocks]);
  const follows = tr.doc.nodeAt(place + size);
  const paragraph = tr.doc.type.schema.nodes['paragraph'];
  if (!follows?.isTextblock && paragraph) tr.insert(place + size, paragraph.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve(place + size + 1)));
  tr.scrollIntoView();
  return true;
}
