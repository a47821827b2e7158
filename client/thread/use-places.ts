import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { headingsOf } from '#client/editor/outline.ts';
import { threadSpots } from '#client/thread/spots.ts';

/** Where threads stand in the paper, as far as lists of them care. */
export interface Places {
  /** The threads in the order of the text; those on the whole paper first, those without a place last. */
  readonly order: readonly string[];
  /** Under which heading each stands, counted from 0; -1 before the first. */
  readonly chapters: ReadonlyMap<string, number>;
  /** Those whose passage is not in the text. */
  readonly unplaced: ReadonlySet<string>;
}

/** Lists follow the text at rest: so long after an edit, in milliseconds. */
const QUIET_MS = 400;

/** Follows where threads stand, and draws again only when a list would look otherwise. */
export function usePlaces(editor: Editor | null, threads: readonly ThreadView[]): Places {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (!editor) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known = keyOf(placesIn(editor, threads));
    const look = () => {
      if (editor.isDestroyed) return;
      const key = keyOf(placesIn(editor, threads));
      if (key === known) return;
      known = key;
      setVersion((count) => count + 1);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, QUIET_MS);
    };
    editor.on('update', soon);
    return () => {
      clearTimeout(timer);
      editor.off('update', soon);
    };
  }, [editor, threads]);
  return useMemo(
    () => (editor && version >= 0 ? placesIn(editor, threads) : withoutText(threads)),
    [editor, threads, version],
  );
}

function placesIn(editor: Editor, threads: readonly ThreadView[]): Places {
  const { state } = editor;
  const spots = threadSpots(state.doc, threads);
  const headings = headingsOf(state);
  const at = ({ id, anchor }: ThreadView) =>
    anchor.kind === 'paper' ? -1 : (spots.get(id)?.from ?? Number.POSITIVE_INFINITY);
  const sorted = threads
    .toSorted((one, other) => order(at(one), at(other)) || one.number - other.number)
    .map(({ id }) => id);
  const chapters = new Map<string, number>();
  const unplaced = new Set<string>();
  for (const thread of threads) {
    const from = at(thread);
    if (from === Number.POSITIVE_INFINITY) unplaced.add(thread.id);
    else if (from >= 0)
      chapters.set(
        thread.id,
        headings.findLastIndex(({ position }) => position <= from),
      );
  }
  return { order: sorted, chapters, unplaced };
}

// Two that are nowhere are alike: the difference of two infinities is no number.
const order = (one: number, other: number): number => (one === other ? 0 : one - other);

/** While the text is not here nobody can say that a passage is gone. */
function withoutText(threads: readonly ThreadView[]): Places {
  return { order: threads.map(({ id }) => id), chapters: new Map(), unplaced: new Set() };
}

function keyOf({ order, chapters, unplaced }: Places): string {
  return order
    .map((id) => `${id}${unplaced.has(id) ? '!' : String(chapters.get(id) ?? '')}`)
    .join(' ');
}
