import type { Command } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { structureKey, structureOf } from '#client/editor/structure/structure.ts';
import { blockIdFrom, isBlockId } from '#shared/paper/block-id.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';

declare module '@tiptap/core' {
  interface EditorEvents {
    /** A target is to be chosen: for a new reference at the caret, or to mend the one at `at`. */
    referenceWish: { readonly at: number | null };
  }
  interface Commands<ReturnType> {
    structure: {
      /** Opens a new footnote at the caret: what is typed next are its words. False inside a footnote. */
      insertFootnote: () => ReturnType;
      /** Puts a reference to the part with this id in place of the selection. */
      insertReference: (to: string) => ReturnType;
      /** Asks which part to refer to, in a dialog, and puts the reference at the caret. */
      openReference: () => ReturnType;
      /** Puts a table of contents at the caret: in place of an empty paragraph, else after the block. */
      insertTableOfContents: () => ReturnType;
      /** Gives the table at the caret a caption, or goes to the one it has. False outside of a table. */
      insertTableCaption: () => ReturnType;
      /** Counts headings and paragraphs as the paper's card says. Changes nothing in the text. */
      setLayout: (layout: PaperLayout) => ReturnType;
      /** Goes to the part with this id. */
      goToPart: (id: string) => ReturnType;
    };
  }
}

export const insertFootnote =
  (): Command =>
  ({ state, tr, dispatch }) => {
    // With the whole paper selected the last place in its text will do.
    const { $to } = TextSelection.near(tr.selection.$to, -1);
    if (!$to.parent.inlineContent || structureOf(state)?.open) return false;
    if (!dispatch) return true;
    const id = blockIdFrom(crypto.getRandomValues(new Uint8Array(9)));
    tr.setSelection(TextSelection.create(tr.doc, $to.pos));
    tr.setMeta(structureKey, { note: id }).scrollIntoView();
    return true;
  };

export const insertReference =
  (to: string): Command =>
  ({ state, tr, dispatch }) => {
    const type = state.schema.marks['reference'];
    // With the whole paper selected, nothing of it is replaced.
    if (!(tr.selection instanceof TextSelection)) {
      tr.setSelection(TextSelection.near(tr.selection.$to, -1));
    }
    const { $from } = tr.selection;
    if (!type || !isBlockId(to) || !$from.parent.inlineContent) return false;
    const around = (state.storedMarks ?? $from.marks()).filter(
      (mark) => mark.type.name !== 'mention' && mark.type.name !== 'link',
    );
    const sign = state.schema.text(REFERENCE_CHARACTER, type.create({ to }).addToSet(around));
    dispatch?.(tr.replaceSelectionWith(sign, false).scrollIntoView());
    return true;
  };

export const insertTableOfContents =
  (): Command =>
  ({ state, tr, dispatch }) => {
    const { $from } = tr.selection;
    const contents = state.schema.nodes['tableOfContents']?.create();
    if (!contents || $from.depth === 0) return false;
    const block = $from.node(1);
    const isEmpty = block.type.name === 'paragraph' && block.content.size === 0;
    dispatch?.(tr.insert(isEmpty ? $from.before(1) : $from.after(1), contents).scrollIntoView());
    return true;
  };

export const insertTableCaption =
  (): Command =>
  ({ state, tr, dispatch }) => {
    const { $from } = tr.selection;
    const caption = state.schema.nodes['caption'];
    if (!caption || $from.depth === 0 || $from.node(1).type.name !== 'table') return false;
    if (!dispatch) return true;
    const before = $from.before(1);
    const hasOne = tr.doc.resolve(before).nodeBefore?.type === caption;
    if (!hasOne) tr.insert(before, caption.create());
    const place = hasOne ? before - 1 : before + 1;
    tr.setSelection(TextSelection.create(tr.doc, place)).scrollIntoView();
    return true;
  };
