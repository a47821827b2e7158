import type { Editor } from '@tiptap/core';
import { useMemo } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import type { WaitingRemark } from '#client/offline/remark-outbox.ts';
import { nameOfPlace, type NewPlace, placeNow } from '#client/thread/anchor-here.ts';
import type { MarginCard } from '#client/thread/margin-layout.ts';
import { placeOfWaiting } from '#client/thread/place-of-waiting.ts';
import type { CardKey } from '#client/thread/remark-desk.ts';
import { type Spot, suggestionSpot, threadSpots } from '#client/thread/spots.ts';

/** Whether a thread waits for something: an answer, or its author's word on one. */
export function isOpen({ state }: Pick<ThreadView, 'state'>): boolean {
  return state === 'open' || state === 'answered';
}

interface CardsOf {
  readonly editor: Editor | null;
  readonly threads: readonly ThreadView[];
  readonly suggestions: readonly SuggestionView[];
  readonly waiting: readonly WaitingRemark[];
  readonly drafts: readonly NewPlace[];
  readonly composing: NewPlace | null;
  readonly active: CardKey | null;
}

/**
 * What stands beside the text: open threads that have a place in it or are on the whole of it, suggestions without a
 * thread of their own, what waits to be sent, drafts, and what is being written.
 */
export function useMarginCards(of: CardsOf): readonly MarginCard[] {
  const { editor, threads, suggestions, waiting, drafts, composing, active } = of;
  return useMemo(() => {
    if (!editor) return [];
    const shown = threads.filter((thread) => isOpen(thread) || active === `thread ${thread.id}`);
    const cards: MarginCard[] = shown.map(({ id, anchor }) => ({
      key: `thread ${id}`,
      spotIn: ({ state }) =>
        anchor.kind === 'paper' ? 'whole' : (threadSpots(state.doc, shown).get(id) ?? null),
    }));
    for (const { id, authorId } of suggestions) {
      cards.push({
        key: `suggestion ${id}`,
        spotIn: ({ state }) => suggestionSpot(state.doc, id, authorId),
      });
    }
    for (const remark of waiting) {
      if (remark.kind !== 'thread') continue;
      cards.push({
        key: `waiting ${remark.commentId}`,
        spotIn: (now) => spotOfPlace(now, placeOfWaiting(remark)) ?? 'whole',
      });
    }
    for (const place of drafts) {
      const key = `draft ${nameOfPlace(place)}` as const;
      cards.push({ key, spotIn: (now) => spotOfPlace(now, place) ?? 'whole' });
    }
    if (composing)
      cards.push({ key: 'new', spotIn: (now) => spotOfPlace(now, composing) ?? 'whole' });
    return cards;
  }, [editor, threads, suggestions, waiting, drafts, composing, active]);
}

/** Where the place of a remark that is not made yet stands now. */
export function spotOfPlace({ state }: Editor, { anchor }: NewPlace): Spot | null {
  const passage = placeNow(state, anchor);
  if (passage) return { ...passage, block: blockStart(state.doc, passage.from) };
  if (anchor.kind === 'block') {
    const asked = { id: '', anchor, quote: '', group: null };
    return threadSpots(state.doc, [asked]).get('') ?? null;
  }
  return anchor.kind === 'suggestion'
    ? suggestionSpot(state.doc, anchor.suggestionId, anchor.authorId)
    : null;
}

function blockStart(doc: Editor['state']['doc'], position: number): number {
  const $at = doc.resolve(position);
  return $at.depth > 0 ? $at.before(1) : position;
}
