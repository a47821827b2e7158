import { type Editor, Extension } from '@tiptap/core';
import { useEffect } from 'react';

/** Something that a key or a tool asks for and a component of the page does. */
export type ToolWish =
  | 'link'
  | 'find'
  | 'replace'
  | 'insert'
  | 'blockMenu'
  | 'floating'
  | 'table'
  | 'remark'
  | 'remarkBlock'
  | 'story'
  | 'storyBlock';

declare module '@tiptap/core' {
  interface EditorEvents {
    toolWish: ToolWish;
  }
}

/** Does what is wished for, as long as the component stands. `onWish` must be one function for its life. */
export function useToolWish(editor: Editor, onWish: (wish: ToolWish) => void): void {
  useEffect(() => {
    editor.on('toolWish', onWish);
    return () => {
      editor.off('toolWish', onWish);
    };
  }, [editor, onWish]);
}

/** Keys that open something. All by the key's place, so that they work with a Hebrew layout (see `hebrew-keys.ts`). */
export const ToolKeys = Extension.create({
  name: 'toolKeys',
  addKeyboardShortcuts() {
    const wish = (kind: ToolWish) => () => {
      this.editor.emit('toolWish', kind);
      return true;
    };
    return {
      'Mod-k': wish('link'),
      'Alt-Shift-Enter': wish('blockMenu'),
      'Alt-F10': wish('floating'),
    };
  },
});
