import type { Editor } from '@tiptap/core';
import { useCallback, useRef, useState } from 'react';
import { FindBar } from '#client/editor/find/FindBar.tsx';
import { type FindKey, useFindKey } from '#client/editor/find/use-find-key.ts';
import { type ToolWish, useToolWish } from '#client/editor/tools/tool-wish.ts';
import { useEscape } from '#client/ui/use-escape.ts';

interface PaperFindProps {
  readonly editor: Editor;
  readonly mayWrite: boolean;
}

/** Words that are selected are looked for at once, when they are few. */
function selectedWords({ state }: Editor): string {
  const { from, to, empty } = state.selection;
  const words = empty || to - from > 80 ? '' : state.doc.textBetween(from, to, '\n', '\n');
  return words.includes('\n') ? '' : words;
}

/** Finding in the paper, opened by Ctrl+F and Ctrl+H anywhere on its screen, or by its tool. */
export function PaperFind({ editor, mayWrite }: PaperFindProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const [isReplacing, setIsReplacing] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const open = useCallback(() => {
    setText((now) => selectedWords(editor) || now);
    setIsOpen(true);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.select();
    });
  }, [editor]);
  const close = useCallback(() => {
    editor.commands.selectFound();
    setIsOpen(false);
    setIsReplacing(false);
    editor.commands.focus();
  }, [editor]);
  const onKey = useCallback(
    (key: FindKey) => {
      if (key === 'next' || key === 'previous') {
        // Where nothing is looked for yet the key opens the field.
        if (!editor.commands.stepFind(key === 'next' ? 1 : -1)) open();
        return true;
      }
      const isInside = bar.current?.contains(document.activeElement) ?? false;
      if (isInside && key === 'find') return false;
      setIsReplacing(key === 'replace');
      open();
      return true;
    },
    [editor, open],
  );
  const onWish = useCallback(
    (wish: ToolWish) => {
      if (wish === 'find') open();
    },
    [open],
  );
  useFindKey(onKey);
  useToolWish(editor, onWish);
  useEscape(bar, close);
  return (
    <div ref={bar}>
      {isOpen && (
        <FindBar
          editor={editor}
          mayWrite={mayWrite}
          input={input}
          text={text}
          onText={setText}
          isReplacing={isReplacing}
          onReplacing={setIsReplacing}
          onClose={close}
        />
      )}
    </div>
  );
}
