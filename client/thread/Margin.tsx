import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import { CardOf } from '#client/thread/CardOf.tsx';
import { MarginLayout } from '#client/thread/margin-layout.ts';
import type { CardKey } from '#client/thread/remark-desk.ts';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { useRoom } from '#client/thread/room.ts';
import { useKeptPlaces } from '#client/thread/use-kept-places.ts';
import { useMarginCards } from '#client/thread/use-margin-cards.ts';
import { seesRemarks, useThreads, useWaiting } from '#client/thread/use-threads.ts';
import styles from '#client/thread/Margin.module.css';

/** The cards beside the sheet, at the inline end of the paper, where there is room for them. */
export function Margin() {
  const { paper, editor, desk } = useRemarks();
  const room = useRoom();
  const { sheet } = useDeskState(desk);
  if (room !== 'margin' || !seesRemarks(paper)) return null;
  return editor && sheet === 'closed' ? <Cards key={editor.instanceId} editor={editor} /> : null;
}

function Cards({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const language = useLanguage();
  const { paper, desk } = useRemarks();
  const { active, composing } = useDeskState(desk);
  const all = useThreads(paper);
  const suggestions = useAnswer(listSuggestions, { paperId: paper.id }).data;
  const waiting = useWaiting(paper.id);
  const drafts = useKeptPlaces(paper.id, composing);
  const cards = useMarginCards({
    editor,
    threads: all.threads,
    suggestions: suggestions?.suggestions ?? NONE,
    waiting,
    drafts,
    composing,
    active,
  });
  const [near, setNear] = useState<readonly CardKey[]>([]);
  const margin = useRef<HTMLElement>(null);
  const layout = useRef<MarginLayout | null>(null);
  useEffect(() => {
    if (!margin.current) return undefined;
    const made = new MarginLayout(editor, margin.current, setNear);
    layout.current = made;
    return () => made.stop();
  }, [editor]);
  useEffect(() => layout.current?.show(cards, active), [cards, active]);
  return (
    <aside
      ref={margin}
      aria-label={say('thread.beside')}
      className={styles['margin']}
      dir={directionOf(language)}
    >
      {near.map((key) => (
        <Slot key={key} name={key} layout={layout}>
          <CardOf
            name={key}
            all={all}
            suggestions={suggestions}
            waiting={waiting}
            drafts={drafts}
            hasQuote={false}
          />
        </Slot>
      ))}
    </aside>
  );
}

const NONE: readonly never[] = [];

interface SlotProps {
  readonly name: CardKey;
  readonly layout: { readonly current: MarginLayout | null };
  readonly children: ReactNode;
}

function Slot({ name, layout, children }: SlotProps) {
  const hold = useMemo(
    () => (element: HTMLElement | null) => layout.current?.hold(name, element),
    [layout, name],
  );
  return (
    <div ref={hold} className={styles['slot']}>
      {children}
    </div>
  );
}
