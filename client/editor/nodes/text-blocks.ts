import { Node, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core';
import {
  insertAfter,
  outerBlock,
  unwrapBlock,
  wrapBlocks,
} from '#client/editor/blocks/wrap-blocks.ts';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    textBlocks: {
      setParagraph: () => ReturnType;
      setHeading: (level: HeadingLevel) => ReturnType;
      toggleBlockquote: () => ReturnType;
      setHardBreak: () => ReturnType;
      setHorizontalRule: () => ReturnType;
    };
  }
}

export const HEADING_LEVELS = [1, 2, 3, 4] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];

export const Document = Node.create({ name: 'doc', topNode: true, content: contentOf('doc') });

export const Text = Node.create({ name: 'text', group: 'inline' });

export const Paragraph = Node.create({
  name: 'paragraph',
  // First among the blocks: it is what the editor makes when any block would do.
  priority: 1000,
  group: 'block',
  content: contentOf('paragraph'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'p' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['p', HTMLAttributes, 0];
  },
  addCommands() {
    return {
      setParagraph:
        () =>
        ({ commands }) =>
          commands.setNode(this.name),
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setParagraph() };
  },
});

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: contentOf('heading'),
  defining: true,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    // Deeper headings of other programs come in as the deepest of ours.
    return [
      ...HEADING_LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } })),
      { tag: 'h5', attrs: { level: 4 } },
      { tag: 'h6', attrs: { level: 4 } },
    ];
  },
  renderHTML({ node, HTMLAttributes }) {
    return [`h${Number(node.attrs['level'] ?? 1)}`, HTMLAttributes, 0];
  },
  addCommands() {
    return {
      setHeading:
        (level) =>
        ({ commands }) =>
          commands.setNode(this.name, { level }),
    };
  },
  addKeyboardShortcuts() {
    return Object.fromEntries(
      HEADING_LEVELS.map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.setHeading(level),
      ]),
    );
  },
  addInputRules() {
    return HEADING_LEVELS.map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: contentOf('blockquote'),
  defining: true,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'blockquote' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['blockquote', HTMLAttributes, 0];
  },
  addCommands() {
    return {
      toggleBlockquote:
        () =>
        ({ tr }) => {
          if (outerBlock(tr)?.type === this.type) unwrapBlock(tr);
          else wrapBlocks(tr, this.type);
          tr.scrollIntoView();
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-9': () => this.editor.commands.toggleBlockquote() };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

export const HorizontalRule = Node.create({
  name: 'horizontalRule',
  group: 'block',
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'hr' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['hr', HTMLAttributes];
  },
  addCommands() {
    return {
      setHorizontalRule:
        () =>
        ({ tr }) =>
          insertAfter(tr, this.type.create()),
    };
  },
});

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML() {
    return [{ tag: 'br' }];
  },
  renderHTML() {
    return ['br'];
  },
  renderText() {
    return '\n';
  },
  addCommands() {
    return {
      setHardBreak:
        () =>
        ({ chain }) =>
          chain().insertContent({ type: this.name }).run(),
    };
  },
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.setHardBreak() };
  },
});
