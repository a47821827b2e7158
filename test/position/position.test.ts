import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { countWords, sameAs } from '#shared/position/position.ts';
import { wordingOf } from '#shared/position/wording.ts';
import { LIFE_STATES, nextStates } from '#shared/register/lifecycle.ts';

const block = (...lines: readonly ContentNode[][]): ContentNode => ({
  type: 'recommendation',
  attrs: { id: 'block-00001' },
  content: lines.map((content) => ({ type: 'paragraph', content })),
});
const text = (words: string, marks?: ContentNode['marks']): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks && { marks }),
});

describe('a wording', () => {
  const WORDS = fc.array(
    fc.string({ unit: fc.constantFrom('א', 'ב', 'ש', '3', '%'), minLength: 1, maxLength: 5 }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  it('[PO1] is the same in any format, with any blanks, and however it is divided into lines', () => {
    fc.assert(
      fc.property(
        WORDS,
        fc.array(fc.constantFrom(' ', '  ', '\u00A0', '\n'), { minLength: 8 }),
        fc.nat(7),
        (words, blanks, cut) => {
          const plain = wordingOf(block([text(words.join(' '))]));
          const spaced = words.map((word, at) => `${word}${blanks[at] ?? ' '}`).join('');
          expect(wordingOf(block([text(spaced)]))).toBe(plain);
          expect(wordingOf(block([text(words.join(' '), [{ type: 'bold' }])]))).toBe(plain);
          const [before, after] = [words.slice(0, cut), words.slice(cut)];
          expect(wordingOf(block([text(before.join(' '))], [text(after.join(' '))]))).toBe(plain);
          // Runs of one line touch.
          const half = Math.floor((words[0]?.length ?? 0) / 2);
          const whole = words.join(' ');
          expect(
            wordingOf(
              block([text(whole.slice(0, half)), text(whole.slice(half), [{ type: 'bold' }])]),
            ),
          ).toBe(plain);
        },
      ),
    );
  });

  it('[PO1] is another with any other word or sign', () => {
    fc.assert(
      fc.property(WORDS, WORDS, (one, other) => {
        fc.pre(one.join(' ') !== other.join(' '));
        expect(wordingOf(block([text(one.join(' '))]))).not.toBe(
          wordingOf(block([text(other.join(' '))])),
        );
      }),
    );
  });

  it.each([
    ['שָׁלוֹם', 'שלום'],
    ['דו״ח', 'דו"ח'],
    ['בין־משרדי', 'בין-משרדי'],
  ])('[PO1] reads %s and %s alike', (one, other) => {
    expect(wordingOf(block([text(one)]))).toBe(wordingOf(block([text(other)])));
  });

  it('[PO1] is another when a reference leads elsewhere', () => {
    const to = (id: string) =>
      block([text('כאמור ב'), text('\uFFFC', [{ type: 'reference', attrs: { to: id } }])]);
    expect(wordingOf(to('block-00002'))).not.toBe(wordingOf(to('block-00003')));
  });
});

describe('a position', () => {
  const HASH = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const STEP = fc.record({ to: HASH, isEditorial: fc.boolean() });

  it('[PO2] stands exactly as long as every step from its wording to that of now was the same text or editorial', () => {
    fc.assert(
      fc.property(HASH, fc.array(STEP, { maxLength: 10 }), (start, steps) => {
        // A model that keeps classes of wordings as sets, and joins two at an editorial step.
        let classes = ['a', 'b', 'c', 'd', 'e'].map((hash) => new Set([hash]));
        const changes: { from: string; to: string }[] = [];
        let now = start;
        for (const { to, isEditorial } of steps) {
          if (isEditorial) {
            changes.push({ from: now, to });
            const joined = new Set(
              classes.filter((one) => one.has(now) || one.has(to)).flatMap((one) => [...one]),
            );
            classes = [...classes.filter((one) => !one.has(now) && !one.has(to)), joined];
          }
          now = to;
        }
        const model = classes.find((one) => one.has(now));
        expect(sameAs(now, changes)).toEqual(model);
      }),
    );
  });

  it.each([
    ['', 0],
    ['מילה', 1],
    ['שתי  מילים', 2],
    ['בין־משרדי, וגם – 3%', 3],
  ])('[PO3] counts the words of %j as %i', (words, count) => {
    expect(countWords(words)).toBe(count);
  });
});

describe('the way of a recommendation', () => {
  it('[PO7] never leads to where it is, and out of every place', () => {
    for (const state of LIFE_STATES) {
      expect(nextStates(state)).not.toContain(state);
      expect(nextStates(state).length).toBeGreaterThan(0);
    }
  });
});
