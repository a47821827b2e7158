import { Mark } from '@tiptap/core';
import { markAttributes } from '#client/editor/shared-attributes.ts';
import { ENTRY_MARKS } from '#shared/suggestion/marks.ts';

/** How each entry stands in the text: what is new and what is to go are told apart by element, not only by colour. */
const TAGS = { insertion: 'ins', deletion: 'del', restyled: 'span' } as const;

/** Entries of suggestions on text. Several lie over each other, and typing beside one is not part of it. */
export const EntryMarks = ENTRY_MARKS.map((name) =>
  Mark.create({
    name,
    excludes: '',
    inclusive: false,
    addAttributes() {
      return markAttributes(name);
    },
    // Text that is pasted or dropped is new text: whose suggestion it once was is left behind, and it is not struck through.
    parseHTML() {
      return [{ tag: `${TAGS[name]}[data-entry]`, skip: true, priority: 60 }];
    },
    renderHTML({ HTMLAttributes }) {
      return [TAGS[name], { ...HTMLAttributes, 'data-entry': name }, 0];
    },
  }),
);

export const ProposedBreak = Mark.create({
  name: 'proposedBreak',
  inclusive: false,
  renderHTML() {
    return ['span', { class: 'proposed-break' }, 0];
  },
});
