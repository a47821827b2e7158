import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { type Whereabouts, PaperPlaces } from '#shared/matrix/where.ts';
import { placesOf } from '#shared/thread/place.ts';
import type { AnswerView, ThreadView } from '#shared/thread/thread-contract.ts';

/** One line of the comment-response matrix: a remark, where it stands now, and the answer that stands. */
export interface MatrixRow {
  readonly thread: ThreadView;
  /** `gone`: its passage is no longer in the text, and the quote alone tells what it was about. */
  readonly stands: 'paper' | 'text' | 'gone';
  readonly where: Whereabouts;
  /** For sorting by place: the paper as a whole first, what is gone last. */
  readonly order: number;
  readonly answer: AnswerView | null;
  /** Number of the remark whose answer it shares; null when it has its own, or that one may not be seen. */
  readonly sameAs: number | null;
}

/** The rows of a paper's matrix by their numbers, which never change. */
export function matrixRows(
  threads: readonly ThreadView[],
  content: readonly ContentNode[],
  layout: PaperLayout,
): MatrixRow[] {
  const places = placesOf(
    content,
    threads.map(({ id, anchor, quote, group }) => ({
      id,
      anchor,
      quote,
      isPrivate: group !== null,
    })),
  );
  const known = new PaperPlaces(content, layout);
  const numbers = new Map(threads.map(({ id, number }) => [id, number]));
  return threads
    .map((thread): MatrixRow => {
      const place = places.get(thread.id) ?? null;
      const isInText = place?.kind === 'block';
      return {
        thread,
        stands: place === null ? 'gone' : isInText ? 'text' : 'paper',
        where: known.of(isInText ? place.blockId : null),
        order: orderOf(place),
        answer: thread.answers.at(-1) ?? null,
        sameAs: thread.sameAs === null ? null : (numbers.get(thread.sameAs) ?? null),
      };
    })
    .toSorted((one, other) => one.thread.number - other.thread.number);
}

function orderOf(place: { readonly kind: string; readonly order?: number } | null): number {
  if (place === null) return Infinity;
  return place.order ?? -1;
}
