import { Extension } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isListItem, isListNode } from '#client/editor/lists/list-at-caret.ts';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperBlocks: {
      /** Moves the item, row or block at the caret one place; false at the edge of the paper. */
      moveBlock: (way: 'up' | 'down') => ReturnType;
      /** Moves the block of the first level at a position one place. */
      moveBlockAt: (position: number, way: 'up' | 'down') => ReturnType;
      duplicateBlockAt: (position: number) => ReturnType;
      deleteBlockAt: (position: number) => ReturnType;
    };
  }
}

/** Something that trades places with the one before or after it. */
interface Movable {
  readonly parent: Node;
  readonly index: number;
  /** Where it stands in the paper. */
  readonly position: number;
}

/** What at a place can be moved that way: the innermost of its blocks that has a neighbour there. */
export function movableAt($place: ResolvedPos, way: 'up' | 'down'): Movable | null {
  for (let depth = $place.depth; depth > 0; depth--) {
    const parent = $place.node(depth - 1);
    const index = $place.index(depth - 1);
    const role: unknown = $place.node(depth).type.spec['tableRole'];
    // A cell keeps its column, and the first line of an item is the item.
    if (role === 'cell' || role === 'header_cell') continue;
    if (isListItem(parent) && index === 0) continue;
    if (way === 'up' ? index > 0 : index < parent.childCount - 1) {
      if (role === 'row' && hasTallCells(parent)) return null;
      return { parent, index, position: $place.before(depth) };
    }
    // An item at its list's edge stays there: the whole list would be a surprise.
    if ((isListNode(parent) || role === 'row') && parent.childCount > 1) return null;
  }
  return null;
}

function hasTallCells(table: Node): boolean {
  let found = false;
  table.descendants((node) => {
    found ||= Number(node.attrs['rowspan'] ?? 1) > 1;
    return node.type.name === 'tableRow';
  });
  return found;
}

/**
 * Trades places by carrying the neighbour over, so that the caret stays where it is. In the shared paper one of the two
 * is made anew, because nothing can be moved there; `lost-words.ts` brings back what somebody typed into it meanwhile.
 */
function trade(tr: Transaction, { parent, index, position }: Movable, way: 'up' | 'down'): void {
  const self = parent.child(index);
  const other = parent.child(way === 'up' ? index - 1 : index + 1);
  const from = way === 'up' ? position - other.nodeSize : position + self.nodeSize;
  tr.delete(from, from + other.nodeSize);
  tr.insert(way === 'up' ? from + self.nodeSize : position, other);
  tr.scrollIntoView();
}

function blockAt(doc: Node, position: number): Movable | null {
  const $place = doc.resolve(position);
  return $place.depth === 0 && $place.nodeAfter
    ? { parent: doc, index: $place.index(), position }
    : null;
}

/** A copy whose blocks and notes get ids of their own and that has no remarks; a note of several runs stays one note. */
function copyOf(node: Node, notes = new Map<unknown, string>()): Node {
  if (!node.isText) {
    const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs;
    const children = node.children.map((child) => copyOf(child, notes));
    return node.type.create(attrs, Fragment.from(children), node.marks);
  }
  return node.mark(
    node.marks.flatMap((mark) => {
      // A remark stays with the words it was made on.
      if (mark.type.name === COMMENT_MARK) return [];
      if (mark.type.name !== 'footnote') return mark;
      const old: unknown = mark.attrs['id'];
      const id = notes.get(old) ?? blockIdFrom(crypto.getRandomValues(new Uint8Array(9)));
      notes.set(old, id);
      return mark.type.create({ id });
    }),
  );
}

/** A whole act: one Ctrl+Z takes it back, without the words typed just before or after. */
export function asOneAct(state: EditorState): void {
  const undo = sharedPaperKey.getState(state)?.undo;
  undo?.stopCapturing();
  // By then it has been written.
  queueMicrotask(() => undo?.stopCapturing());
}

export const BlockCommands = Extension.create({
  name: 'blockCommands',
  addCommands() {
    return {
      moveBlock:
        (way) =>
        ({ state, tr, dispatch }) => {
          const movable = movableAt(tr.selection.$from, way);
          if (!movable) return false;
          if (dispatch) {
            asOneAct(state);
            trade(tr, movable, way);
          }
          return true;
        },
      moveBlockAt:
        (position, way) =>
        ({ state, tr, dispatch }) => {
          const movable = blockAt(tr.doc, position);
          const neighbour = movable && movable.index + (way === 'up' ? -1 : 1);
          if (!movable || neighbour === null || !tr.doc.maybeChild(neighbour)) return false;
          if (dispatch) {
            asOneAct(state);
            trade(tr, movable, way);
          }
          return true;
        },
      duplicateBlockAt:
        (position) =>
        ({ state, tr, dispatch }) => {
          const node = blockAt(tr.doc, position) && tr.doc.nodeAt(position);
          if (!node) return false;
          if (dispatch) {
            asOneAct(state);
            const after = position + node.nodeSize;
            tr.insert(after, copyOf(node));
            tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView();
          }
          return true;
        },
      deleteBlockAt:
        (position) =>
        ({ state, tr, dispatch }) => {
          const node = blockAt(tr.doc, position) && tr.doc.nodeAt(position);
          if (!node) return false;
          if (dispatch) {
            asOneAct(state);
            const paragraph = state.schema.nodes['paragraph'];
            if (tr.doc.childCount === 1 && paragraph)
              tr.replaceWith(position, position + node.nodeSize, paragraph.create());
            else tr.delete(position, position + node.nodeSize);
            tr.setSelection(
              TextSelection.near(tr.doc.resolve(Math.min(position + 1, tr.doc.content.size)), -1),
            );
          }
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    const move = (way: 'up' | 'down') => () => {
      this.editor.commands.moveBlock(way);
      // Taken even at the edge: the browser would select text instead.
      return true;
    };
    return { 'Alt-Shift-ArrowUp': move('up'), 'Alt-Shift-ArrowDown': move('down') };
  },
});
