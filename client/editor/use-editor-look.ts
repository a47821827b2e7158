import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { useCallback, useRef, useSyncExternalStore } from 'react';

/**
 * Something of the editor's state that a component shows. Looked at once per frame, however many edits came in it, and
 * drawn only when it differs. `look` must be one function for the life of the component.
 */
export function useEditorLook<Look>(
  editor: Editor,
  look: (state: EditorState, editor: Editor) => Look,
  isSame: (one: Look, other: Look) => boolean = sameFields,
): Look {
  const seen = useRef<{ readonly editor: Editor; readonly look: Look } | null>(null);
  const snapshot = useCallback(() => {
    if (seen.current?.editor !== editor) {
      seen.current = { editor, look: look(editor.state, editor) };
    }
    return seen.current.look;
  }, [editor, look]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      let frame = 0;
      const lookAgain = () => {
        frame = 0;
        if (editor.isDestroyed) return;
        const next = look(editor.state, editor);
        if (seen.current && isSame(seen.current.look, next)) return;
        seen.current = { editor, look: next };
        onChange();
      };
      const soon = () => {
        frame ||= requestAnimationFrame(lookAgain);
      };
      // "update" also tells of a change of the right to write.
      const occasions = ['transaction', 'focus', 'blur', 'update'] as const;
      for (const occasion of occasions) editor.on(occasion, soon);
      soon();
      return () => {
        cancelAnimationFrame(frame);
        for (const occasion of occasions) editor.off(occasion, soon);
      };
    },
    [editor, look, isSame],
  );
  return useSyncExternalStore(subscribe, snapshot);
}

/** Equal in every field of one level. */
function sameFields(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))];
  return a.length === b.size && a.every(([name, value]) => Object.is(value, b.get(name)));
}
