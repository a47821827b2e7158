import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { RemarkDesk } from '#client/thread/remark-desk.ts';
import { threadSpots } from '#client/thread/spots.ts';
import { remarkKeyOf } from '#client/thread/thread-shortcuts.ts';
import { isOpen } from '#client/thread/use-margin-cards.ts';
import type { Places } from '#client/thread/use-places.ts';
import { showThread } from '#client/thread/ways.ts';

interface KeysOf {
  readonly editor: Editor;
  readonly desk: RemarkDesk;
  readonly threads: readonly ThreadView[];
  readonly places: Places;
}

/** The keys that make a remark and go from one to the next, anywhere on the paper's screen. */
export function useRemarkKeys(of: KeysOf): void {
  const { editor, desk, threads, places } = of;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = remarkKeyOf(event);
      if (asked === null || event.defaultPrevented || isInDialog(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      if (asked === 'make') editor.commands.remark('selection');
      else if (asked === 'card') goToCard({ editor, desk, threads, places });
      else step({ editor, desk, threads, places }, asked === 'next' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [editor, desk, threads, places]);
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null
  );
}

/** The open threads in the order of the text. */
function openInOrder({ threads, places }: KeysOf): ThreadView[] {
  const byId = new Map(threads.map((thread) => [thread.id, thread]));
  return places.order.flatMap((id) => {
    const thread = byId.get(id);
    return thread && isOpen(thread) ? [thread] : [];
  });
}

/** To the thread after or before the active one; without one, from the caret on. */
export function step(of: KeysOf, by: 1 | -1): void {
  const { editor, desk } = of;
  const open = openInOrder(of);
  const spots = threadSpots(editor.state.doc, open);
  const { active } = desk.state();
  const at = open.findIndex(({ id }) => active === `thread ${id}`);
  const { from } = editor.state.selection;
  const after = open.findIndex(({ id }) => (spots.get(id)?.from ?? -1) >= from);
  const first = after < 0 ? open.length : after;
  const next = at >= 0 ? at + by : by > 0 ? first : first - 1;
  const thread = open[(next + open.length) % Math.max(1, open.length)];
  if (!thread) return;
  const spot = spots.get(thread.id) ?? null;
  showThread(editor, desk, thread.id, { spot, takesFocus: true, goes: true });
}

/** To the thread at the caret, else to the one that is active. */
function goToCard({ editor, desk, threads }: KeysOf): void {
  const open = threads.filter(isOpen);
  const spots = threadSpots(editor.state.doc, open);
  const { from } = editor.state.selection;
  const here = open.find(({ id }) => {
    const spot = spots.get(id);
    return spot && spot.from <= from && from <= spot.to;
  });
  const { active } = desk.state();
  const id = here?.id ?? (active?.startsWith('thread ') ? active.slice('thread '.length) : null);
  if (id !== null) showThread(editor, desk, id, { spot: spots.get(id) ?? null, takesFocus: true });
}
