import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksIn, whatBecame } from '#shared/follow-up/became.ts';
import { TAKES } from '#shared/follow-up/follow-up.ts';
import { onlyRecommendations } from '#shared/follow-up/taking.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { takenOver } from '#server/follow-up/deriving.ts';
import { aVersionPaper } from '#test/version/version-paper.ts';

const text = (words: string): ContentNode => ({ type: 'text', text: words });
const block = (type: string, id: string, words: string, more = {}): ContentNode => ({
  type,
  attrs: { id, ...more },
  content: [{ type: 'paragraph', attrs: { id: `${id}-p` }, content: [text(words)] }],
});
const recommendation = (id: string, words: string, more = {}) =>
  block('recommendation', id, words, more);
const heading = (id: string, level: number): ContentNode => ({
  type: 'heading',
  attrs: { id, level },
  content: [text(id)],
});
const FIRST = recommendation('rec-1', 'להקים גוף אסטרטגיה במרכז הממשלה');
const SECOND = recommendation('rec-2', 'לקצוב מועד להתייעצות בין המשרדים');
const fates = (content: readonly ContentNode[]) =>
  whatBecame([FIRST, SECOND], content).map(({ fate }) => fate);

const counter = () => {
  let next = 0;
  return () => `fresh-${String(next++).padStart(4, '0')}`;
};

describe('what became of a recommendation', () => {
  it('[FU5] is nothing while its words stand, wherever they stand', () => {
    expect(fates([SECOND, block('callout', 'box-1', 'הקדמה'), FIRST])).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('[FU5] is a change when its words are others, and nothing while they are only suggested', () => {
    const suggested: ContentNode = {
      ...text(' ומייד'),
      marks: [{ type: 'insertion', attrs: { id: 'AAAAAAAA', author: 'anna', at: 1 } }],
    };
    const paragraph = {
      type: 'paragraph',
      content: [...(SECOND.content?.[0]?.content ?? []), suggested],
    };
    expect(
      fates([
        recommendation('rec-1', 'להקים גוף במרכז הממשלה'),
        { ...SECOND, content: [paragraph] },
      ]),
    ).toEqual(['changed', 'unchanged']);
  });

  it('[FU5] is that it was dropped, or joined to the block that has its words now', () => {
    expect(fates([FIRST])).toEqual(['unchanged', 'dropped']);
    const joined = recommendation(
      'rec-1',
      'להקים גוף אסטרטגיה במרכז הממשלה ולקצוב מועד להתייעצות בין המשרדים',
    );
    const [first, second] = whatBecame([FIRST, SECOND], [joined]);
    expect(first?.fate).toBe('changed');
    expect(second).toMatchObject({ fate: 'joined', now: { attrs: { id: 'rec-1' } } });
  });

  it('[FU5] is not that it was joined to a block whose words were there before', () => {
    const alike = recommendation('rec-2', 'להקים גוף אסטרטגיה במרכז הממשלה');
    expect(whatBecame([FIRST, alike], [FIRST])[1]?.fate).toBe('dropped');
  });

  it('[FU5] is told of every block of a paper that was only just taken over, and is nothing', () => {
    fc.assert(
      fc.property(aVersionPaper, fc.constantFrom(...TAKES), (version, take) => {
        const { content, followUps } = takenOver(version, {
          take,
          suggestions: 'reject',
          paperId: 'paper-0001',
          freshId: counter(),
        });
        const wordings = followUps.map(({ wording }) => wording);
        expect(whatBecame(wordings, content).map(({ fate }) => fate)).toEqual(
          wordings.map(() => 'unchanged'),
        );
        const known = new Set(blocksIn(version).map(({ attrs }) => attrs?.['id']));
        expect(followUps.every(({ originId }) => known.has(originId))).toBe(true);
        const fresh = JSON.stringify(content);
        expect([...known].some((id) => fresh.includes(`"${String(id)}"`))).toBe(false);
      }),
    );
  });
});

describe('taking only the recommendations', () => {
  it('[FU3] keeps the headings that lead to each, once, and names what stays behind with its paper', () => {
    const taken = onlyRecommendations(
      [
        heading('one', 1),
        heading('one-a', 2),
        block('challenge', 'challenge-1', 'אתגר'),
        {
          type: 'blockquote',
          content: [recommendation('rec-1', 'ראשונה', { links: 'challenge-1 other/b' })],
        },
        recommendation('rec-2', 'שנייה', { links: 'rec-1' }),
        heading('two', 1),
        block('paragraph', 'p', 'רקע'),
        heading('three', 1),
        recommendation('rec-3', 'שלישית'),
      ],
      'paper-1',
    );
    expect(taken.map(({ attrs }) => attrs?.['id'])).toEqual([
      'one',
      'one-a',
      'rec-1',
      'rec-2',
      'three',
      'rec-3',
    ]);
    expect(taken[2]?.attrs?.['links']).toBe('paper-1/challenge-1 other/b');
    expect(taken[3]?.attrs?.['links']).toBe('rec-1');
  });
});
