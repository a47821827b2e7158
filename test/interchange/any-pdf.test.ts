import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_CHOICES } from '#shared/interchange/export-choice.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { aPressOrder } from '#test/interchange/a-press-order.ts';
import { aThread } from '#test/interchange/a-word-wish.ts';
import { anyPaper, THREAD_IDS } from '#test/interchange/any-paper.ts';
import { pdfText } from '#test/interchange/pdf-parts.ts';
import { printed } from '#test/interchange/printed.ts';

const FATES = { clean: ACCEPT_ALL, original: REJECT_ALL, marked: () => 'keep' as const };

/** How often each letter stands in a text, in whatever form it is drawn. */
function lettersOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text.normalize('NFKC').match(/\p{L}/gu) ?? [])
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function wordsIn(content: readonly ContentNode[]): string {
  return content.map(({ text = '', content: inner = [] }) => text + wordsIn(inner)).join('');
}

describe('any paper', () => {
  it('[IC48] is printed up to the standard, with all its words', () => {
    fc.assert(
      fc.property(
        anyPaper,
        fc.constantFrom(...TEXT_CHOICES),
        fc.constantFrom('rtl' as const, 'ltr' as const),
        fc.boolean(),
        (paper, choice, direction, hasRemarks) => {
          const content = project(paper, FATES[choice]);
          const threads = THREAD_IDS.map((id, at) => aThread({ id, number: at + 1 }));
          const pdf = printed(
            aPressOrder(
              content,
              {
                text: choice,
                direction,
                hasChoice: true,
                layout: { headings: 'decimal', paragraphs: hasRemarks },
                threads: hasRemarks ? threads : null,
              },
              { direction },
            ),
          );
          const shown = lettersOf(pdfText(pdf));
          const lost = [...lettersOf(wordsIn(content))].filter(
            ([letter, count]) => (shown.get(letter) ?? 0) < count,
          );
          expect(lost).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
