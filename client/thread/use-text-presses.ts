import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { RemarkDesk } from '#client/thread/remark-desk.ts';
import { threadSpots } from '#client/thread/spots.ts';
import { isOpen } from '#client/thread/use-margin-cards.ts';
import { closeSheet, showThread } from '#client/thread/ways.ts';

/** A press into words that were remarked upon makes that thread the active one; where several lie, the next of them. */
export function useTextPresses(
  editor: Editor,
  desk: RemarkDesk,
  threads: readonly ThreadView[],
): void {
  useEffect(() => {
    const { dom } = editor.view;
    const press = (event: MouseEvent) => {
      const hasSelected = !editor.state.selection.empty && event.detail !== 1;
      if (hasSelected || !(event.target instanceof Element)) return;
      const open = threads.filter(isOpen);
      const spots = threadSpots(editor.state.doc, open);
      const here = threadsAt(event.target, dom).filter((id) => spots.has(id));
      const { active } = desk.state();
      if (here.length === 0) {
        // A press beside all of them folds the one that was open; a form stays.
        if (active === null || active === 'new') return;
        if (desk.state().sheet === 'one') closeSheet(desk);
        else desk.activate(null);
        return;
      }
      const length = (id: string) => {
        const spot = spots.get(id);
        return spot ? spot.to - spot.from : 0;
      };
      const sorted = here.toSorted((one, other) => length(one) - length(other));
      const at = sorted.findIndex((id) => active === `thread ${id}`);
      const id = sorted[(at + 1) % sorted.length];
      if (id) showThread(editor, desk, id, { spot: spots.get(id) ?? null });
    };
    dom.addEventListener('click', press);
    return () => dom.removeEventListener('click', press);
  }, [editor, desk, threads]);
}

/** The threads whose passages an element stands in, the innermost first. */
function threadsAt(target: Element, text: Element): string[] {
  const found = new Set<string>();
  for (let at: Element | null = target; at && at !== text; at = at.parentElement) {
    const id = at.getAttribute('data-thread') ?? at.getAttribute('data-remark');
    if (id !== null) found.add(id);
  }
  return [...found];
}
