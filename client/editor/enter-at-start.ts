import { Extension } from '@tiptap/core';
import { isListItem } from '#client/editor/lists/list-at-caret.ts';

/**
 * Enter at the start of a paragraph puts an empty one in front of it. The stock split would do the same to the eye,
 * but would leave the paragraph's id with the empty half and make its words anew: a colleague's typing in them at
 * that moment, and every remark on them, would be lost.
 */
export const EnterAtStart = Extension.create({
  name: 'enterAtStart',
  priority: 150,
  addKeyboardShortcuts() {
    return {
      Enter: () =>
        this.editor.commands.command(({ state, tr, dispatch }) => {
          const { $from, empty } = state.selection;
          const block = $from.parent;
          if (!empty || $from.parentOffset > 0 || !block.isTextblock || block.content.size === 0) {
            return false;
          }
          const { paragraph } = state.schema.nodes;
          // At the start of a list item the new line is an item too.
          const inItem = isListItem($from.node(-1)) && $from.index(-1) === 0;
          const depth = inItem ? $from.depth - 1 : $from.depth;
          const [around, index] = [$from.node(depth - 1), $from.index(depth - 1)];
          const line = paragraph?.create();
          const fresh = inItem ? $from.node(-1).type.create(null, line) : line;
          if (!fresh || !around.canReplaceWith(index, index, fresh.type)) return false;
          dispatch?.(tr.insert($from.before(depth), fresh).scrollIntoView());
          return true;
        }),
    };
  },
});
