import { Mark } from '@tiptap/core';
import { markAttributes } from '#client/editor/shared-attributes.ts';

/** The words of a footnote, standing where they belong to. */
export const Footnote = Mark.create({
  name: 'footnote',
  inclusive: true,
  addAttributes() {
    return markAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'span[data-footnote]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-footnote': '', class: 'footnote' }, 0];
  },
});

/** One placeholder character that shows the name and number of what it points to. */
export const Reference = Mark.create({
  name: 'reference',
  inclusive: false,
  addAttributes() {
    return markAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'span[data-to]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, class: 'reference' }, 0];
  },
});

/** Somebody's name, who is told of it. */
export const Mention = Mark.create({
  name: 'mention',
  inclusive: false,
  addAttributes() {
    return markAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'span[data-person]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, class: 'mention' }, 0];
  },
});
