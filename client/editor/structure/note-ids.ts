import type { EditorState, Transaction } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { changedRange } from '#client/editor/changed-range.ts';
import { structureOf } from '#client/editor/structure/structure.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';

/**
 * New ids for notes that this person's own edit doubled: a copied passage, a note cut in two. The first in the paper
 * keeps the id. Never on a colleague's change or an undo: every open editor would give another one.
 */
export function ownNoteIds(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  if (!transactions.some(isOwnEdit)) return null;
  const type = after.schema.marks['footnote'];
  const range = changedRange(before.doc, after.doc);
  const structure = structureOf(after);
  if (!type || !range || !structure) return null;
  const { numbering } = structure;
  let tr: Transaction | null = null;
  let start = 0;
  for (const [at, block] of after.doc.children.entries()) {
    const end = start + block.nodeSize;
    if (end >= range.from && start <= range.to) {
      for (const part of numbering.blocks[at] ?? []) {
        if (part.kind !== 'footnote' || part.id === null) continue;
        const first = numbering.byId.get(part.id);
        if (first?.block === part.block && first.from === part.from) continue;
        const id = blockIdFrom(crypto.getRandomValues(new Uint8Array(9)));
        tr ??= after.tr;
        tr.addMark(start + part.from, start + part.to, type.create({ id }));
      }
    }
    start = end;
  }
  return tr;
}
