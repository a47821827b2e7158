import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { joinedSuggestions, suggestionsIn } from '#shared/suggestion/found.ts';
import { copiedContent } from '#server/paper/copied-content.ts';
import { NOON } from '#test/room/desk.ts';

const inserted = (text: string, author: string): ContentNode => ({
  type: 'text',
  text,
  marks: [{ type: 'insertion', attrs: { id: 'SameSame', author, at: NOON } }],
});
const PAPER: readonly ContentNode[] = [
  {
    type: 'paragraph',
    attrs: { id: 'p-000001' },
    content: [inserted('.', 'boaz'), inserted('של אנה', 'anna')],
  },
];

describe('the suggestions in a paper', () => {
  it('[SU11] are the same whether the paper is read whole or block by block', () => {
    const anEntry = fc.record({
      type: fc.constantFrom('insertion', 'deletion'),
      attrs: fc.record({
        id: fc.constantFrom('SameSame', 'Otherone'),
        author: fc.constantFrom('anna', 'boaz'),
        at: fc.constant(NOON),
      }),
    });
    const aText = fc.record({
      type: fc.constant('text'),
      text: fc.string({ minLength: 1, maxLength: 300 }),
      marks: fc.array(anEntry, { maxLength: 2 }),
    });
    const aBlock = fc.record({
      type: fc.constant('paragraph'),
      attrs: fc.record({
        id: fc.uuid(),
        proposed: fc.constantFrom(
          null,
          `joined--SameSame anna ${NOON}`,
          `deletion--Otherone boaz ${NOON}`,
        ),
      }),
      content: fc.array(aText, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(aBlock, { maxLength: 6 }), (content: ContentNode[]) => {
        const byBlock = content.flatMap((block) => suggestionsIn([block]));
        expect(joinedSuggestions(byBlock)).toEqual(suggestionsIn(content));
      }),
    );
  });

  it('[SU9] are told apart by their author too: nobody speaks under somebody else’s id', () => {
    const found = suggestionsIn(PAPER).map(({ author, inserted: words }) => [author, words]);
    expect(found).toEqual([
      ['boaz', '.'],
      ['anna', 'של אנה'],
    ]);
  });

  it('[SU9] keep their ids when the paper is copied, where blocks get new ones', () => {
    const [copy] = copiedContent(PAPER, () => 'fresh-id-1');
    expect(copy?.attrs).toEqual({ id: 'fresh-id-1' });
    expect(copy?.content).toEqual(PAPER[0]?.content);
  });
});
