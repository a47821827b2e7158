import { Node, wrappingInputRule } from '@tiptap/core';
import { ListItem as StockListItem } from '@tiptap/extension-list';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperLists: {
      toggleBulletList: () => ReturnType;
      toggleOrderedList: () => ReturnType;
    };
  }
}

export const BulletList = Node.create({
  name: 'bulletList',
  // "list" is how Tiptap's list commands know a list; the schema's own group is "block".
  group: 'block list',
  content: contentOf('bulletList'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'ul' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['ul', HTMLAttributes, 0];
  },
  addCommands() {
    return {
      toggleBulletList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, 'listItem'),
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleBulletList() };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*([-+*])\s$/, type: this.type })];
  },
});

export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: contentOf('orderedList'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'ol' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['ol', HTMLAttributes, 0];
  },
  addCommands() {
    return {
      toggleOrderedList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, 'listItem'),
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleOrderedList() };
  },
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^(\d{1,4})\.\s$/,
        type: this.type,
        // One is where a list starts anyway, and what need not be written is not.
        getAttributes: (match) => ({ start: Number(match[1]) === 1 ? null : Number(match[1]) }),
        joinPredicate: (match, node) =>
          node.childCount + Number(node.attrs['start'] ?? 1) === Number(match[1]),
      }),
    ];
  },
});

export const ListItem = StockListItem.extend({ content: contentOf('listItem') });
