import { Extension } from '@tiptap/core';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { followMovedText } from '#client/editor/binding/followed-caret.ts';
import { LineKeeper } from '#client/editor/line-keeper.ts';

const keepers = new WeakMap<EditorView, LineKeeper>();

/**
 * Nobody's typing moves my line: whatever others insert or delete above it, and whatever changes its height there (an
 * image that arrives, a block that is laid out for the first time), the line with the caret stays at its place on the
 * screen; and when the caret is out of sight, the first line that can be read. Browsers do some of this themselves, by
 * their own choice of what to hold, and Safari none.
 */
export const SteadyLine = Extension.create({
  name: 'steadyLine',
  addProseMirrorPlugins() {
    // Where nothing is laid out there is no line to keep.
    if (typeof ResizeObserver === 'undefined') return [];
    return [
      new Plugin({
        view(view) {
          const keeper = new LineKeeper(view);
          keepers.set(view, keeper);
          return {
            update: () => keeper.noteSoon(),
            destroy: () => {
              keepers.delete(view);
              keeper.stop();
            },
          };
        },
      }),
    ];
  },
});

/** Dispatches a change that came from elsewhere, holding the line that is read or written. */
export function holdLine(view: EditorView, tr: Transaction): void {
  const keeper = keepers.get(view);
  const before = view.state.doc;
  const line = keeper && firstTouched(tr) < before.content.size ? keeper.line() : null;
  const isAbove = line !== null && firstTouched(tr) <= line.position;
  view.dispatch(tr);
  if (!keeper || !isAbove) return;
  const moved = line.isCaret
    ? view.state.selection.head
    : (followMovedText(before, tr, line.position) ?? tr.mapping.map(line.position, 1));
  keeper.bringBack(line, moved);
}

/** The first place that a change touches, in the text before it. */
function firstTouched(tr: Transaction): number {
  let first = Number.POSITIVE_INFINITY;
  for (const step of tr.steps) {
    // A step of marks or attributes moves nothing, but what it touches may come to be higher or lower.
    const { from, pos } = step as { readonly from?: unknown; readonly pos?: unknown };
    for (const place of [from, pos]) {
      if (typeof place === 'number') first = Math.min(first, place);
    }
  }
  return first;
}
