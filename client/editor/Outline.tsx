import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { type ReactNode, useEffect, useState } from 'react';
import { headingElement, headingsOf, isSameOutline } from '#client/editor/outline.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/editor/Outline.module.css';

interface OutlineProps {
  readonly editor: Editor;
  /** Called when somebody went to a heading: a sheet over the text closes then. */
  readonly onGone?: () => void;
  /** What stands at the end of a heading's line, by its place among the headings. */
  readonly noteOf?: (at: number) => ReactNode;
  /** What changed under headings, in words, by their ids. */
  readonly notes?: ReadonlyMap<string, string> | undefined;
}

const look = (state: EditorState) => headingsOf(state);

/** The paper's table of contents; follows the scrolling, and a press goes to the heading. */
export function Outline({ editor, onGone, noteOf, notes }: OutlineProps) {
  const say = useSay();
  const headings = useEditorLook(editor, look, isSameOutline);
  const current = useCurrentHeading(editor, headings.length);
  const go = (at: number) => {
    const element = headingElement(editor, at);
    const heading = headingsOf(editor.state)[at];
    if (!element || !heading) return;
    onGone?.();
    element.scrollIntoView({ block: 'start' });
    // The caret goes along, so that reading and writing start there; without scrolling a second time.
    editor.commands.setTextSelection(heading.position + 1);
    editor.view.dom.focus({ preventScroll: true });
  };
  if (headings.length === 0)
    return <p className={styles['empty']}>{say('editor.outline.empty')}</p>;
  return (
    <ol className={styles['outline']}>
      {headings.map(({ node, level, number, text }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- headings have no other name than their place
        <li key={at} className={styles[`level${level}`]}>
          <button
            type="button"
            aria-current={at === current ? 'location' : undefined}
            onClick={() => go(at)}
          >
            {number !== null && <bdi className={styles['number']}>{number}</bdi>}
            <bdi>{text === '' ? say('editor.outline.untitled') : text}</bdi>
            <OutlineNote words={notes?.get(String(node.attrs['id']))} />
            {noteOf?.(at)}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** A dot for the eye, and its meaning in words. */
function OutlineNote({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <span className={styles['note']} title={words}>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

/** A heading counts as reached when it has come this far under the bars, in CSS pixels. */
const READING_LINE = 180;

/** The heading under which the reader is: the last that has gone over the reading line. */
function useCurrentHeading(editor: Editor, count: number): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    if (count === 0) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const tops = headingsOf(editor.state).map(({ position }) => {
        const element = editor.view.nodeDOM(position);
        return element instanceof HTMLElement ? element.getBoundingClientRect().top : Infinity;
      });
      setCurrent(tops.findLastIndex((top) => top <= READING_LINE));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    window.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
    };
  }, [editor, count]);
  return current;
}
