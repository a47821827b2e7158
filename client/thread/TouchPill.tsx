import type { Editor } from '@tiptap/core';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { mayRemark } from '#client/editor/remarks/passages.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { blockPlace } from '#client/thread/anchor-here.ts';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { startRemark } from '#client/thread/ways.ts';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/thread/Panel.module.css';

const COARSE = '(pointer: coarse)';

function selects(state: EditorState): boolean {
  return state.selection instanceof TextSelection && !state.selection.empty && mayRemark(state);
}

/**
 * Where one selects by touch: a button within the thumb's reach for the words that are selected, or, where the paper can
 * only be read, for the paragraph that was tapped. The system's own menu stands over the words.
 */
export function TouchPill({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const { desk } = useRemarks();
  const { sheet } = useDeskState(desk);
  const hasWords = useEditorLook(editor, selects);
  const [tapped, setTapped] = useTappedBlock(editor);
  if (!matchMedia(COARSE).matches || sheet !== 'closed') return null;
  if (!hasWords && tapped === null) return null;
  const press = () => {
    if (hasWords) editor.commands.remark('selection');
    else {
      const place = tapped === null ? null : blockPlace(editor, tapped);
      if (place) startRemark(editor, desk, place);
    }
    setTapped(null);
  };
  return (
    <div className={styles['pill']}>
      <Button
        tone="primary"
        icon={<MessageSquarePlus size={19} aria-hidden="true" />}
        preventFocusOnPress
        onPress={press}
      >
        {say(hasWords ? 'thread.make.short' : 'thread.make.onBlock')}
      </Button>
    </div>
  );
}

/** Where a finger tapped into text that can only be read. */
function useTappedBlock(editor: Editor) {
  const [tapped, setTapped] = useState<number | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    const tap = (event: MouseEvent) => {
      const isOffered = !editor.isEditable && mayRemark(editor.state) && matchMedia(COARSE).matches;
      const isThread =
        event.target instanceof Element &&
        event.target.closest('[data-thread], [data-remark], a, button') !== null;
      const place =
        isOffered && !isThread
          ? editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
          : null;
      setTapped(place?.pos ?? null);
    };
    const leave = () => setTapped(null);
    dom.addEventListener('click', tap);
    editor.on('update', leave);
    return () => {
      dom.removeEventListener('click', tap);
      editor.off('update', leave);
    };
  }, [editor]);
  return [tapped, setTapped] as const;
}
