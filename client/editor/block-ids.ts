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

/**
 * Ids for the blocks of a range that have none, or whose id another has: the earlier one keeps it, but an empty line gives
 * its id up to the words that were cut out of it. Null when there is nothing to do.
 */
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
  const holders = mayBeDoubled ? holdersOf(state.doc) : null;
  let tr: Transaction | null = null;
  for (const { node, position } of wanting) {
    const id: unknown = node.attrs['id'];
    const isDouble = typeof id === 'string' && holders !== null && holders.get(id) !== position;
    if (id !== null && !isDouble) continue;
    tr ??= state.tr;
    tr.setNodeAttribute(position, 'id', newId());
  }
  const own = new Set(wanting.map(({ node }) => node.attrs['id'] as unknown));
  for (const { id, position } of holders?.emptied ?? []) {
    if (!own.has(id)) continue;
    tr ??= state.tr;
    tr.setNodeAttribute(position, 'id', newId());
  }
  return tr;
}

const newId = () => blockIdFrom(crypto.getRandomValues(new Uint8Array(9)));

interface Holders extends Pick<ReadonlyMap<string, number>, 'get'> {
  /** Empty lines whose id has come to stand on words. */
  readonly emptied: readonly { readonly id: string; readonly position: number }[];
}

function holdersOf(doc: Node): Holders {
  const holders = new Map<string, { readonly position: number; readonly isEmpty: boolean }>();
  const emptied: { id: string; position: number }[] = [];
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id'];
    const isEmpty = node.isTextblock && node.content.size === 0;
    const first = typeof id === 'string' ? holders.get(id) : undefined;
    if (typeof id === 'string' && !first) holders.set(id, { position, isEmpty });
    else if (typeof id === 'string' && first?.isEmpty === true && !isEmpty) {
      emptied.push({ id, position: first.position });
      holders.set(id, { position, isEmpty });
    } else if (typeof id === 'string' && first?.isEmpty === false && isEmpty)
      emptied.push({ id, position });
    return !node.isTextblock;
  });
  return { get: (id) => holders.get(id)?.position, emptied };
}
