import { Mark } from '@tiptap/core';
import { markAttributes } from '#client/editor/shared-attributes.ts';
import { isBlockId } from '#shared/paper/block-id.ts';

/** The words of a footnote, standing where they belong to. Its number is drawn by `structure/structure-drawing.ts`. */
export const Footnote = Mark.create({
  name: 'footnote',
  inclusive: true,
  keepOnSplit: false,
  addAttributes() {
    return {
      ...markAttributes(this.name),
      // Unlike a block's id it is read: it says which pasted words are one note, which then gets its own.
      id: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-id'),
        renderHTML: ({ id }) => (id === null ? {} : { 'data-id': String(id) }),
      },
    };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-footnote]',
        getAttrs: (element) => isBlockId(element.getAttribute('data-id')) && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-footnote': '', class: 'footnote' }, 0];
  },
});

/** One placeholder character that shows the name and number of what it points to. */
export const Reference = Mark.create({
  name: 'reference',
  inclusive: false,
  keepOnSplit: false,
  addAttributes() {
    return markAttributes(this.name);
  },
  parseHTML() {
    return [
      { tag: 'span[data-to]', getAttrs: (element) => isBlockId(element.dataset['to']) && null },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, class: 'reference' }, 0];
  },
});

/** Somebody's name, who is told of it. */
export const Mention = Mark.create({
  name: 'mention',
  inclusive: false,
  keepOnSplit: false,
  addAttributes() {
    return markAttributes(this.name);
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-person]',
        getAttrs: (element) => /^[\w-]{8,40}$/.test(element.dataset['person'] ?? '') && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, class: 'mention' }, 0];
  },
});
