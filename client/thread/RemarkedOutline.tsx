import type { Editor } from '@tiptap/core';
import { useMemo } from 'react';
import { Outline } from '#client/editor/Outline.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { useRemarks } from '#client/thread/remarks-context.ts';
import { usePlaces } from '#client/thread/use-places.ts';
import { useThreads } from '#client/thread/use-threads.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/thread/Panel.module.css';

interface RemarkedOutlineProps {
  readonly editor: Editor;
  readonly onGone?: () => void;
  /** What changed under headings, in words, by their ids. */
  readonly notes?: ReadonlyMap<string, string> | undefined;
}

/** The paper's contents, with how many remarks wait for an answer in each chapter. */
export function RemarkedOutline({ editor, onGone, notes }: RemarkedOutlineProps) {
  const say = useSay();
  const { paper } = useRemarks();
  const { threads } = useThreads(paper);
  const open = useMemo(() => threads.filter(({ state }) => state === 'open'), [threads]);
  const { chapters } = usePlaces(editor, open);
  const counts = useMemo(() => {
    const byChapter = new Map<number, number>();
    for (const at of chapters.values()) byChapter.set(at, (byChapter.get(at) ?? 0) + 1);
    return byChapter;
  }, [chapters]);
  const noteOf = (at: number) => {
    const count = counts.get(at);
    if (count === undefined) return null;
    return (
      <>
        <span className={styles['chapterCount']} aria-hidden="true">
          {count}
        </span>
        <VisuallyHidden>{say('thread.chapter', { count })}</VisuallyHidden>
      </>
    );
  };
  return <Outline editor={editor} noteOf={noteOf} notes={notes} {...(onGone && { onGone })} />;
}
