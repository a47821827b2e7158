import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { changedRange, type Range } from '#client/editor/changed-range.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { NODES } from '#shared/paper/schema.ts';

const takesId = (node: Node): boolean => 'id' in (NODES[node.type.name]?.attributes ?? {});

/**
 * Gives an id to each block that this person's own edit makes, within that edit. Never on opening, on a colleague's
 * change or on an undo: every open editor would give another one.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, before, after) {
          if (!transactions.some(isOwnEdit)) return null;
          // A changed attribute redraws the paragraph, which would end the input of a composing keyboard.
          if (transactions.some((tr) => tr.getMeta('composition') !== undefined)) return null;
          return giveIds(after, changedRange(before.doc, after.doc));
        },
        props: {
          handleDOMEvents: {
            compositionend: (view) => {
              queueMicrotask(() => {
                const { $head } = view.state.selection;
                const tr = giveIds(view.state, { from: $head.start(), to: $head.end() });
                if (tr && view.editable) view.dispatch(tr);
              });
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** Ids for the blocks of a range that have none, or whose id an earlier block has. Null when there is nothing to do. */
function giveIds(state: EditorState, range: Range | null): Transaction | null {
  if (!range) return null;
  const wanting: { readonly node: Node; readonly position: number }[] = [];
  state.doc.nodesBetween(
    range.from,
    Math.min(range.to + 1, state.doc.content.size),
    (node, position) => {
      if (takesId(node)) wanting.push({ node, position });
      return !node.isTextblock;
    },
  );
  // Within one block nothing can have been made or doubled.
  const mayBeDoubled = wanting.some(({ position }) => position >= range.from);
  const holders = mayBeDoubled ? firstHolders(state.doc) : null;
  let tr: Transaction | null = null;
  for (const { node, position } of wanting) {
    const id: unknown = node.attrs['id'];
    const isDouble = typeof id === 'string' && holders !== null && holders.get(id) !== position;
    if (id !== null && !isDouble) continue;
    tr ??= state.tr;
    tr.setNodeAttribute(position, 'id', blockIdFrom(crypto.getRandomValues(new Uint8Array(9))));
  }
  return tr;
}

function firstHolders(doc: Node): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && !holders.has(id)) holders.set(id, position);
    return !node.isTextblock;
  });
  return holders;
}
