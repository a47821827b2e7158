import type { PressOrder, PressPaper } from '#server/interchange/pdf/order.ts';
import type { ContentNode } from '#shared/paper/content.ts';

/** A paper on its way to the press: a Hebrew one, with whatever is told of it. */
export function aPressPaper(
  content: readonly ContentNode[],
  more: Partial<PressPaper> = {},
): PressPaper {
  return {
    title: 'מיפוי אתגרים',
    forumName: 'פורום המנכ״לים',
    facts: ['מיפוי אתגרים', 'טיוטה'],
    direction: 'rtl',
    layout: { headings: 'decimal', paragraphs: false },
    text: 'clean',
    hasChoice: false,
    content,
    threads: null,
    beside: new Map(),
    names: new Map(),
    images: new Map(),
    ...more,
  };
}

export function aPressOrder(
  content: readonly ContentNode[],
  more: Partial<PressPaper> = {},
  order: Partial<PressOrder> = {},
): PressOrder {
  const paper = aPressPaper(content, more);
  return {
    title: paper.title,
    author: paper.forumName,
    mark: null,
    direction: paper.direction,
    at: new Date('2026-02-01T08:00:00Z'),
    session: null,
    papers: [paper],
    ...order,
  };
}

export const text = (words: string, ...marks: NonNullable<ContentNode['marks']>): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});

export const paragraph = (...content: readonly (ContentNode | string)[]): ContentNode => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
