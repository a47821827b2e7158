import type { Editor } from '@tiptap/core';
import type { ContentNode } from '#shared/paper/content.ts';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { addressOf, contentsOf } from '#client/editor/structure/structure-drawing.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ReservationsOf, useReservationsOn } from '#client/position/reservations.ts';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import { shownContent, type ShownText } from '#client/suggestion/shown-text.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import outline from '#client/editor/Outline.module.css';
import styles from '#client/paper/Projected.module.css';

interface ProjectedPaperProps {
  readonly paper: PaperView;
  readonly content: readonly ContentNode[];
  readonly shown: Exclude<ShownText, 'marked'>;
  readonly onBack: () => void;
}

/**
 * The paper as it would read with all suggestions accepted, or without any: a drawing of its own beside the editor,
 * which stays as it is, so that looking can change nothing.
 */
export function ProjectedPaper({ paper, content, shown, onBack }: ProjectedPaperProps) {
  const say = useSay();
  const reservations = useReservationsOn(paper.id);
  return (
    <>
      <div className={styles['said']}>
        <Notice
          tone="info"
          isAnnounced
          title={say(`suggestion.view.${shown}`)}
          action={<Button onPress={onBack}>{say('suggestion.view.back')}</Button>}
        >
          {say(`suggestion.view.said.${shown}`)}
        </Notice>
      </div>
      <section
        // Scrolled and read by keyboard too, although nothing in it can be pressed.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that is read by scrolling
        tabIndex={0}
        aria-label={say(`suggestion.view.label.${shown}`, { title: paper.title })}
        className={styles['text']}
      >
        <ReservationsOf value={reservations}>
          <StaticPaper
            paperId={paper.id}
            content={content}
            direction={paper.direction}
            layout={paper.layout}
          />
        </ReservationsOf>
      </section>
    </>
  );
}

interface ProjectedOutlineProps {
  readonly paper: PaperView;
  readonly content: readonly ContentNode[];
  readonly onGone?: () => void;
}

/** The table of contents of what is shown: its numbers are those that the paper would have. */
export function ProjectedOutline({ paper, content, onGone }: ProjectedOutlineProps) {
  const say = useSay();
  const lines = useMemo(
    () => contentsOf(numberContent(content, paper.layout).parts),
    [content, paper.layout],
  );
  if (lines.length === 0) return <p className={outline['empty']}>{say('editor.outline.empty')}</p>;
  const go = (id: string | null) => {
    onGone?.();
    if (id !== null) document.querySelector(addressOf(id))?.scrollIntoView({ block: 'start' });
  };
  return (
    <ol className={outline['outline']}>
      {lines.map(({ id, level, number, words }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- headings have no other name than their place
        <li key={at} className={outline[`level${String(level)}`]}>
          <button type="button" disabled={id === null} onClick={() => go(id)}>
            {number !== null && <bdi className={outline['number']}>{number}</bdi>}
            <bdi>{words === '' ? say('editor.outline.untitled') : words}</bdi>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What an editor holds at this moment as it would read; null while the text with its marks is what is looked at. */
export function useProjected(
  editor: Editor | null,
  shown: ShownText,
): readonly ContentNode[] | null {
  const [content, setContent] = useState<readonly ContentNode[] | null>(null);
  useEffect(() => {
    if (!editor || shown === 'marked') return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      const { content: all = [] } = editor.getJSON() as ContentNode;
      setContent(shownContent(all, shown));
    };
    // Others go on writing: what they do is followed, a few times in a second.
    const soon = () => {
      timer ??= setTimeout(read, FOLLOWS_MS);
    };
    read();
    editor.on('update', soon);
    return () => {
      clearTimeout(timer);
      editor.off('update', soon);
      setContent(null);
    };
  }, [editor, shown]);
  return useDeferredValue(content);
}

const FOLLOWS_MS = 250;
