import type { Editor } from '@tiptap/core';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import {
  EmphasisTools,
  HighlightMenu,
  LinkTool,
  MoreMarksMenu,
} from '#client/editor/marks/MarkTools.tsx';
import { mayRemark } from '#client/editor/remarks/passages.ts';
import { RemarkTool } from '#client/editor/remarks/RemarkTool.tsx';
import { freeRoom, setPlace } from '#client/editor/tools/place-beside.ts';
import { type ToolWish, useToolWish } from '#client/editor/tools/tool-wish.ts';
import { StoryTool } from '#client/editor/tools/StoryTool.tsx';
import { toolsLook } from '#client/editor/tools/tools-look.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useEscape } from '#client/ui/use-escape.ts';
import styles from '#client/editor/tools/FloatingTools.module.css';

interface Selected {
  readonly from: number;
  readonly to: number;
}

function selectedWords(state: EditorState, { isEditable, view }: Editor): Selected | null {
  const { selection } = state;
  const isWords = selection instanceof TextSelection && !selection.empty;
  if (!isWords || !(isEditable || mayRemark(state))) return null;
  const { from, to } = selection;
  // Its own menus stand elsewhere in the page.
  const isAtTools = document.activeElement?.closest('[data-floating], [role="menu"]');
  const hasFocus = view.hasFocus() || Boolean(isAtTools);
  return hasFocus ? { from, to } : null;
}

/**
 * Tools at the words that are selected, over or under them and never on them. Where one selects by touch the system's
 * own menu stands there, and ours stays in the bar. Alt+F10 goes to it, Escape back to the text.
 */
export function FloatingTools({ editor }: { readonly editor: Editor }) {
  const selected = useEditorLook(editor, selectedWords);
  const isPressed = usePressed(editor);
  const goToTools = useCallback((wish: ToolWish) => {
    if (wish === 'floating') focusTools();
  }, []);
  useToolWish(editor, goToTools);
  if (!selected || isPressed || matchMedia('(pointer: coarse)').matches) return null;
  return <ToolsAtWords editor={editor} selected={selected} />;
}

/** The tools at the selection when they stand there, and otherwise the bar. */
function focusTools(): void {
  const tools =
    document.querySelector('[data-floating] button') ??
    document.querySelector('[data-paper-tools] button');
  if (tools instanceof HTMLElement) tools.focus();
}

interface ToolsAtWordsProps {
  readonly editor: Editor;
  readonly selected: Selected;
}

function ToolsAtWords({ editor, selected }: ToolsAtWordsProps) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const look = useEditorLook(editor, toolsLook);
  const place = useCallback(() => {
    if (box.current && !editor.isDestroyed) placeAtWords(box.current, editor, selected);
  }, [editor, selected]);
  useEscape(
    box,
    useCallback(() => editor.commands.focus(), [editor]),
  );
  useLayoutEffect(place);
  useEffect(() => {
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [place]);
  return (
    <div ref={box} className={styles['floating']} data-floating="">
      <Toolbar aria-label={say('tools.floating')} className={styles['tools'] ?? ''}>
        {editor.isEditable && (
          <>
            <EmphasisTools editor={editor} look={look} />
            <HighlightMenu editor={editor} look={look} />
            <LinkTool editor={editor} look={look} />
            <MoreMarksMenu editor={editor} look={look} />
          </>
        )}
        <RemarkTool editor={editor} />
        <StoryTool editor={editor} />
      </Toolbar>
    </div>
  );
}

const GAP = 8;

function placeAtWords(box: HTMLElement, editor: Editor, { from, to }: Selected): void {
  const { doc } = editor.state;
  if (to > doc.content.size) return;
  const [start, end] = [editor.view.coordsAtPos(from, 1), editor.view.coordsAtPos(to, -1)];
  const room = freeRoom();
  const height = box.offsetHeight;
  const over = Math.min(start.top, end.top) - GAP - height;
  const under = Math.max(start.bottom, end.bottom) + GAP;
  const hasRoom = over >= room.top || under + height <= room.bottom;
  // Words that fill the window leave no place: the bar has the same tools.
  box.toggleAttribute('hidden', !hasRoom);
  const middle = start.top === end.top ? (start.left + end.left) / 2 : start.left;
  setPlace(box, middle - box.offsetWidth / 2, over >= room.top ? over : under);
}

/** Whether a button of the mouse is down: while one draws a selection nothing should jump about. */
function usePressed(editor: Editor): boolean {
  const [isPressed, setIsPressed] = useState(false);
  useEffect(() => {
    const { dom } = editor.view;
    const press = () => setIsPressed(true);
    const release = () => setIsPressed(false);
    dom.addEventListener('mousedown', press);
    window.addEventListener('mouseup', release);
    return () => {
      dom.removeEventListener('mousedown', press);
      window.removeEventListener('mouseup', release);
    };
  }, [editor]);
  return isPressed;
}
