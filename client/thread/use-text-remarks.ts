import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useMemo } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { letRemark, type Passage, showPassages } from '#client/editor/remarks/passages.ts';
import { type ToolWish, useToolWish } from '#client/editor/tools/tool-wish.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { WaitingRemark } from '#client/offline/remark-outbox.ts';
import { blockPlace, selectedPlace } from '#client/thread/anchor-here.ts';
import { Highlights } from '#client/thread/highlights.ts';
import { placeOfWaiting } from '#client/thread/place-of-waiting.ts';
import { type RemarkDesk } from '#client/thread/remark-desk.ts';
import { useDeskState } from '#client/thread/remarks-context.ts';
import { threadSpots } from '#client/thread/spots.ts';
import { isOpen, spotOfPlace } from '#client/thread/use-margin-cards.ts';
import { startRemark } from '#client/thread/ways.ts';
import { showToast } from '#client/ui/toast.ts';

interface TextRemarks {
  readonly editor: Editor;
  readonly desk: RemarkDesk;
  readonly threads: readonly ThreadView[];
  readonly waiting: readonly WaitingRemark[];
  readonly mayComment: boolean;
}

/** What the text itself shows of remarks and lets one do: the tools' wishes, the highlights, the passages without a mark. */
export function useTextRemarks(of: TextRemarks): void {
  const { editor, desk, mayComment } = of;
  const say = useSay();
  useEffect(() => {
    letRemark(editor.view, mayComment);
  }, [editor, mayComment]);
  const onWish = useCallback(
    (wish: ToolWish) => {
      if (wish !== 'remark' && wish !== 'remarkBlock') return;
      const place = (wish === 'remark' && selectedPlace(editor)) || blockPlace(editor);
      if (mayComment && place) startRemark(editor, desk, place);
      else showToast('info', say('thread.make.notNow'));
    },
    [editor, desk, mayComment, say],
  );
  useToolWish(editor, onWish);
  useHighlights(of);
  usePassages(of);
}

function useHighlights({ desk, threads }: TextRemarks): void {
  const { active } = useDeskState(desk);
  const highlights = useMemo(() => new Highlights(), []);
  useEffect(() => () => highlights.stop(), [highlights]);
  useEffect(() => {
    const id = active?.startsWith('thread ') ? active.slice('thread '.length) : null;
    highlights.show(
      threads.filter(isOpen).map((thread) => thread.id),
      id,
    );
  }, [highlights, threads, active]);
}

/** So long after an edit what is drawn over the text is looked up anew, in milliseconds. */
const QUIET_MS = 250;

/** Draws what has no mark in the text: private remarks, whole blocks, what waits, and what is being written about. */
function usePassages({ editor, desk, threads, waiting }: TextRemarks): void {
  const { composing } = useDeskState(desk);
  useEffect(() => {
    let shown = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (editor.isDestroyed) return;
      // A word that is being put together must not be drawn anew under the hand.
      if (editor.view.composing) return soon();
      const passages = passagesIn(editor, threads.filter(isOpen), waiting);
      const spot = composing && spotOfPlace(editor, composing);
      const isBlock = composing?.anchor.kind === 'block';
      if (spot) passages.push({ ...spot, id: 'new', look: isBlock ? 'block' : 'writing' });
      const key = JSON.stringify(passages);
      if (key === shown) return;
      shown = key;
      showPassages(editor.view, passages);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, QUIET_MS);
    };
    look();
    editor.on('update', soon);
    return () => {
      clearTimeout(timer);
      editor.off('update', soon);
    };
  }, [editor, threads, waiting, composing]);
}

function passagesIn(
  editor: Editor,
  threads: readonly ThreadView[],
  waiting: readonly WaitingRemark[],
): Passage[] {
  const spots = threadSpots(editor.state.doc, threads);
  const passages = threads.flatMap(({ id, anchor, group }): Passage[] => {
    const spot = spots.get(id);
    if (!spot || (anchor.kind !== 'block' && group === null)) return [];
    return [
      { id, from: spot.from, to: spot.to, look: anchor.kind === 'block' ? 'block' : 'words' },
    ];
  });
  for (const remark of waiting) {
    const spot = remark.kind === 'thread' ? spotOfPlace(editor, placeOfWaiting(remark)) : null;
    const isBlock = remark.kind === 'thread' && remark.body.anchor.kind === 'block';
    if (spot) passages.push({ ...spot, id: remark.commentId, look: isBlock ? 'block' : 'writing' });
  }
  return passages;
}
