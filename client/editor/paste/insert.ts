import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';
import type { ContentNode } from '#shared/paper/content.ts';
import { flattened, toFlow } from '#client/editor/paste/flow.ts';

/**
 * Puts pasted blocks where the caret is, in the place of what is selected: one paragraph joins the words around it, an
 * empty paragraph gives way, and where only paragraphs and lists may stand (a cell, an item, a quote) nothing is lost.
 */
export function insertBlocks(tr: Transaction, content: readonly ContentNode[]): boolean {
  const { schema } = tr.doc.type;
  const { $from, empty } = tr.selection;
  const container = $from.depth > 0 ? $from.node($from.sharedDepth(tr.selection.to)) : tr.doc;
  const box = container.isTextblock ? $from.node($from.depth - 1) : container;
  const isTop = box.type === schema.topNodeType;
  const { flow, lifted } = isTop
    ? { flow: [...content], lifted: [] }
    : toFlow(content, box.type.name.startsWith('table'));
  const inPlace = isTop ? flow : [...flow, ...lifted.flatMap(flattened)];
  const nodes = inPlace.map((block) => nodeOf(tr.doc, block));
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last) return false;
  if (isTop && empty && isEmptyParagraph($from.parent) && !isLone(nodes)) {
    replaceParagraph(tr, nodes);
    return true;
  }
  const isOpen = (node: Node) => (node.type.name === 'paragraph' ? 1 : 0);
  tr.replaceSelection(new Slice(Fragment.fromArray(nodes), isOpen(first), isOpen(last)));
  return true;
}

function nodeOf(doc: Node, block: ContentNode): Node {
  const node = doc.type.schema.nodeFromJSON(block);
  // What is not valid throws here, before anything is changed.
  node.check();
  return node;
}

const isEmptyParagraph = ({ type, content }: Node) =>
  type.name === 'paragraph' && content.size === 0;

/** One plain paragraph: its words go into the paragraph at the caret. */
const isLone = (nodes: readonly Node[]) =>
  nodes.length === 1 && nodes[0]?.type.name === 'paragraph';

function replaceParagraph(tr: Transaction, nodes: readonly Node[]): void {
  const { $from } = tr.selection;
  const start = $from.before();
  tr.replaceWith(start, $from.after(), nodes);
  const end = nodes.reduce((at, { nodeSize }) => at + nodeSize, start);
  tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
}
