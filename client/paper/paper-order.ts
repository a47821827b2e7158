import type { PaperView } from '#shared/paper/paper-contract.ts';
import { formsOf } from '#shared/search/word-forms.ts';
import { wordsIn } from '#shared/search/words.ts';

export const ORDERS = ['byKind', 'byChange', 'byOpening', 'byTitle'] as const;
export type Order = (typeof ORDERS)[number];

/** Papers in an order of their own; what was never opened comes after what was. */
export function inOrder(papers: readonly PaperView[], order: Order): PaperView[] {
  const newest = (one: string | null, other: string | null) =>
    (other ?? '').localeCompare(one ?? '');
  return papers.toSorted((one, other) => {
    if (order === 'byTitle') return one.title.localeCompare(other.title, 'he', { numeric: true });
    if (order === 'byOpening') return newest(one.openedAt, other.openedAt);
    return newest(one.changedAt, other.changedAt);
  });
}

/** True when a title holds every one of these words, in any of its forms or as the beginning of one of its own. */
export function isTitled(title: string, words: string): boolean {
  const there = wordsIn(title).map(({ word }) => formsOf(word));
  return wordsIn(words).every(({ word }) => {
    const forms = formsOf(word);
    return there.some((own) => own.some((form) => form.startsWith(word) || forms.includes(form)));
  });
}
