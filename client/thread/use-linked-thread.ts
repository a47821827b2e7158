import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSay } from '#client/locale/Locale.tsx';
import type { RemarkDesk } from '#client/thread/remark-desk.ts';
import { threadSpots } from '#client/thread/spots.ts';
import type { Threads } from '#client/thread/use-threads.ts';
import { showThread } from '#client/thread/ways.ts';
import { showToast } from '#client/ui/toast.ts';

/** Opens the paper at the thread that its address names (`?thread=`), once text and remarks are here. */
export function useLinkedThread(
  editor: Editor,
  desk: RemarkDesk,
  { threads, isHere }: Threads,
): void {
  const say = useSay();
  const [search] = useSearchParams();
  const id = search.get('thread');
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || !isHere || opened.current === id) return undefined;
    opened.current = id;
    const thread = threads.find((one) => one.id === id);
    if (!thread) {
      showToast('info', say('thread.gone'));
      return undefined;
    }
    // After the text has been laid out for the first time.
    const frame = requestAnimationFrame(() => {
      if (editor.isDestroyed) return;
      const spot = threadSpots(editor.state.doc, [thread]).get(id) ?? null;
      showThread(editor, desk, id, { spot, goes: true });
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-deps -- opened once, with the threads as they are then
  }, [id, isHere, editor]);
}
