import { Node, wrappingInputRule } from '@tiptap/core';
import { ListItem as StockListItem } from '@tiptap/extension-list';
import type { NodeType } from '@tiptap/pm/model';
import { HEBREW_COUNT, hebrewNumber } from '#client/editor/lists/hebrew-count.ts';
import type { ListStyle } from '#client/editor/lists/list-commands.ts';
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
      numberRule(this.type, /^(\d{1,4})[.)]\s$/, null, Number),
      // Only letters that can count: other short words begin a sentence.
      numberRule(this.type, new RegExp(`^(${HEBREW_COUNT})[.)]\\s$`), 'hebrew', hebrewNumber),
      numberRule(this.type, /^(a)[.)]\s$/i, 'latin', () => 1),
      numberRule(this.type, /^(i)[.)]\s$/i, 'roman', () => 1),
    ];
  },
});

/** A number and a full stop, or a bracket, at a paragraph's start make a list that counts as it was begun. */
function numberRule(
  type: NodeType,
  find: RegExp,
  style: ListStyle | null,
  count: (letters: string) => number,
) {
  const start = (match: RegExpMatchArray) => count(match[1] ?? '');
  return wrappingInputRule({
    find,
    type,
    // One is where a list starts anyway, and what need not be written is not.
    getAttributes: (match) => ({ style, start: start(match) === 1 ? null : start(match) }),
    joinPredicate: (match, node) =>
      node.childCount + Number(node.attrs['start'] ?? 1) === start(match) &&
      (node.attrs['style'] ?? null) === style,
  });
}

export const ListItem = StockListItem.extend({
  content: contentOf('listItem'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
});
