import type { Node } from '@tiptap/pm/model';
import { type BlockParts, partsOf, type TreeReader } from '#shared/paper/paper-part.ts';

/** The editor's nodes as the shared rule reads them. */
const NODES_OF_EDITOR: TreeReader<Node> = {
  name: ({ type }) => type.name,
  attribute: ({ attrs }, name) => attrs[name] as unknown,
  children: ({ children }) => children,
  text: ({ isText, text }) => (isText ? (text ?? '') : null),
  mark: ({ marks }, name) => {
    const mark = marks.find(({ type }) => type.name === name);
    const value: unknown = mark?.attrs[name === 'footnote' ? 'id' : 'to'];
    return typeof value === 'string' ? value : null;
  },
};

const known = new WeakMap<Node, BlockParts<Node>>();

/** The parts of a first-level block. Nodes never change, so each is read once: a keystroke costs one block. */
export function partsOfNode(block: Node): BlockParts<Node> {
  let parts = known.get(block);
  if (!parts) {
    parts = partsOf(block, NODES_OF_EDITOR);
    known.set(block, parts);
  }
  return parts;
}
