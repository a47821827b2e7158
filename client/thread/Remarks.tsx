import type { Editor } from '@tiptap/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { NewsSaid } from '#client/thread/NewsSaid.tsx';
import { RemarkDesk } from '#client/thread/remark-desk.ts';
import { RemarksContext, useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { RemarkSheet } from '#client/thread/RemarkSheet.tsx';
import { TouchPill } from '#client/thread/TouchPill.tsx';
import { useDelivery } from '#client/thread/use-delivery.ts';
import { useLinkedThread } from '#client/thread/use-linked-thread.ts';
import { useRemarkKeys } from '#client/thread/use-remark-keys.ts';
import { useReadingCaret } from '#client/thread/use-reading-caret.ts';
import { useTextPresses } from '#client/thread/use-text-presses.ts';
import { useTextRemarks } from '#client/thread/use-text-remarks.ts';
import { usePlaces } from '#client/thread/use-places.ts';
import { seesRemarks, useFreshRights, useThreads, useWaiting } from '#client/thread/use-threads.ts';
import type { Loudness } from '#client/together/announcer.ts';

interface RemarksProps {
  readonly paper: PaperView;
  readonly editor: Editor | null;
  /** How much of what others do is said to a screen reader. */
  readonly loudness: Loudness;
  readonly children: ReactNode;
}

/** The remarks of one open paper, for everything inside: the bar's button, the margin, the outline's counts. */
export function Remarks({ paper, editor, loudness, children }: RemarksProps) {
  const [desk] = useState(() => new RemarkDesk());
  const remarks = useMemo(() => ({ paper, editor, desk }), [paper, editor, desk]);
  const isShown = seesRemarks(paper) && editor !== null;
  return (
    <RemarksContext value={remarks}>
      {children}
      {isShown && <AtWork key={editor.instanceId} editor={editor} loudness={loudness} />}
    </RemarksContext>
  );
}

interface AtWorkProps {
  readonly editor: Editor;
  readonly loudness: Loudness;
}

/** Ties the remarks to the text that is open. */
function AtWork({ editor, loudness }: AtWorkProps) {
  const { paper, desk } = useRemarks();
  const { said } = useDeskState(desk);
  const all = useThreads(paper);
  useFreshRights(paper);
  const { threads, rights } = all;
  const waiting = useWaiting(paper.id);
  useDelivery(
    paper.id,
    desk,
    waiting.some(({ why }) => why === null),
  );
  const places = usePlaces(editor, threads);
  useTextRemarks({ editor, desk, threads, waiting, mayComment: rights.mayComment });
  useTextPresses(editor, desk, threads);
  useRemarkKeys({ editor, desk, threads, places });
  useReadingCaret(editor, rights.mayComment);
  useLinkedThread(editor, desk, all);
  return (
    <>
      <RemarkSheet />
      <TouchPill editor={editor} />
      <NewsSaid threads={threads} isHere={all.isHere} loudness={loudness} own={said} />
    </>
  );
}
