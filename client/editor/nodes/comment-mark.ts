import { Mark } from '@tiptap/core';
import { markAttributes } from '#client/editor/shared-attributes.ts';
import { isSuggestionId } from '#shared/suggestion/entry.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/**
 * Words on which somebody remarked. Whoever writes carries it along: it lies over whatever else lies there, and what is
 * typed beside it is not part of it. The server puts it there; how open threads look is said elsewhere.
 */
export const Comment = Mark.create({
  name: COMMENT_MARK,
  excludes: '',
  inclusive: false,
  keepOnSplit: false,
  addAttributes() {
    return {
      ...markAttributes(this.name),
      // Read when words are pasted: what was cut here keeps its remarks (`paste/pasted-remarks.ts`).
      id: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-thread'),
        renderHTML: ({ id }) => (id === null ? {} : { 'data-thread': String(id) }),
      },
    };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-thread]',
        getAttrs: (element) => isSuggestionId(element.dataset['thread']) && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', HTMLAttributes, 0];
  },
});
