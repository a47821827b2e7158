import { Node } from '@tiptap/core';
import { insertAfter } from '#client/editor/blocks/wrap-blocks.ts';
import { NO_NODE_WORDS, type NodeWords } from '#client/editor/nodes/node-words.ts';
import { nodeAttributes } from '#client/editor/shared-attributes.ts';
import { contentsView } from '#client/editor/structure/contents-view.ts';
import { PLAIN_WORDS, type StructureWords } from '#client/editor/structure/structure-words.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pageMarks: {
      /** Puts a page break after the block at the caret, and a paragraph after it. */
      setPageBreak: () => ReturnType;
    };
  }
}

interface PageBreakOptions {
  readonly words: NodeWords;
}

/** A new page begins here: a line with its name on the screen, a real break on paper. */
export const PageBreak = Node.create<PageBreakOptions>({
  name: 'pageBreak',
  group: 'block',
  addOptions() {
    return { words: NO_NODE_WORDS };
  },
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'hr[data-page-break]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    const name = this.options.words.pageBreak;
    return ['hr', { ...HTMLAttributes, 'data-page-break': name, 'aria-label': name }];
  },
  addCommands() {
    return {
      setPageBreak:
        () =>
        ({ tr }) =>
          insertAfter(tr, this.type.create()),
    };
  },
});

/** Stands where the paper's headings are listed; the list itself is made from them and never stored. */
export const TableOfContents = Node.create<{ readonly words: StructureWords }>({
  name: 'tableOfContents',
  group: 'block',
  addOptions() {
    return { words: PLAIN_WORDS };
  },
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'nav[data-contents]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['nav', { ...HTMLAttributes, 'data-contents': '' }];
  },
  addNodeView() {
    return contentsView(this.options.words);
  },
});
