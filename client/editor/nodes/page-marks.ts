import { Node } from '@tiptap/core';
import { nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pageMarks: {
      /** Puts a page break after the block at the caret, and a paragraph after it. */
      setPageBreak: () => ReturnType;
      /** Puts a table of contents after the block at the caret. */
      setTableOfContents: () => ReturnType;
    };
  }
}

export const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'hr[data-page-break]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['hr', { ...HTMLAttributes, 'data-page-break': '' }];
  },
  addCommands() {
    return {
      setPageBreak:
        () =>
        ({ chain, state }) =>
          chain()
            .insertContentAt(state.selection.$to.after(1), [
              { type: this.name },
              { type: 'paragraph' },
            ])
            .run(),
    };
  },
});

/** Stands where the paper's headings are listed; the list itself is made from them and never stored. */
export const TableOfContents = Node.create({
  name: 'tableOfContents',
  group: 'block',
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'nav[data-contents]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['nav', { ...HTMLAttributes, 'data-contents': '' }];
  },
  addCommands() {
    return {
      setTableOfContents:
        () =>
        ({ chain, state }) =>
          chain().insertContentAt(state.selection.$to.after(1), { type: this.name }).run(),
    };
  },
});
