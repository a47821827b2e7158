import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
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
