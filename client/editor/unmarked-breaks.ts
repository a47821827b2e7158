import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { changedRange } from '#client/editor/changed-range.ts';

/** Only text can carry marks in the shared paper: a line break in the middle of bold words carries none. */
export const UnmarkedBreaks = Extension.create({
  name: 'unmarkedBreaks',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, before, after) {
          const range = transactions.some(isOwnEdit) && changedRange(before.doc, after.doc);
          if (!range) return null;
          const { tr } = after;
          after.doc.nodesBetween(range.from, range.to, (node, position) => {
            if (!node.isInline || node.isText) return;
            for (const mark of node.marks) tr.removeNodeMark(position, mark);
          });
          return tr.docChanged ? tr : null;
        },
      }),
    ];
  },
});
