import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import { hebrewNumeral, withGershayim } from '#shared/paper/hebrew-numeral.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';

const words = (text: string): ContentNode => ({ type: 'text', text });
const para = (text: string): ContentNode => ({
  type: 'paragraph',
  content: text === '' ? [] : [words(text)],
});
const heading = (level: number, numbered?: 'no'): ContentNode => ({
  type: 'heading',
  attrs: { level, ...(numbered && { numbered }) },
  content: [words('כותרת')],
});
const noted: ContentNode = {
  type: 'paragraph',
  content: [
    words('טקסט'),
    { type: 'text', text: 'הערה', marks: [{ type: 'footnote', attrs: { id: 'same-note-1' } }] },
  ],
};
const item = (...content: ContentNode[]): ContentNode => ({ type: 'listItem', content });
const DECIMAL: PaperLayout = { headings: 'decimal', paragraphs: true };

function numbers(content: readonly ContentNode[], layout: PaperLayout = DECIMAL) {
  return numberContent(content, layout).parts.map(({ kind, number }) => [kind, number]);
}

describe('the rule for numbers', () => {
  it('[SR1] counts headings within the chapter above them, without zeros for levels left out', () => {
    const paper = [heading(1), heading(3), heading(2), heading(3), heading(1), heading(2)];
    const all = (layout: PaperLayout) => numbers(paper, layout).map(([, number]) => number);
    expect(all(DECIMAL)).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '2.1']);
    expect(all({ ...DECIMAL, headings: 'hebrew' })).toEqual([
      'א',
      'א.1',
      'א.2',
      'א.2.1',
      'ב',
      'ב.1',
    ]);
    expect(all({ ...DECIMAL, headings: 'none' })).toEqual(paper.map(() => null));
  });

  it('[SR1] leaves out a heading that is out of the count, and those under it', () => {
    const paper = [
      heading(1, 'no'),
      heading(2),
      heading(1),
      heading(2, 'no'),
      heading(3),
      heading(2),
    ];
    expect(numbers(paper).map(([, number]) => number)).toEqual([
      null,
      null,
      '1',
      null,
      null,
      '1.1',
    ]);
  });

  it('[SR1] counts typed blocks by kind within their chapter, and through the paper without chapters', () => {
    const recommendation = { type: 'recommendation', content: [para('')] };
    const challenge = { type: 'challenge', content: [para('')] };
    const paper = [
      recommendation,
      heading(1),
      challenge,
      recommendation,
      heading(2),
      recommendation,
    ];
    const typed = (layout: PaperLayout) =>
      numbers(paper, layout).flatMap(([kind, number]) =>
        kind === 'recommendation' || kind === 'challenge' ? [number] : [],
      );
    expect(typed(DECIMAL)).toEqual(['1', '1.1', '1.1', '1.2']);
    expect(typed({ headings: 'none', paragraphs: false })).toEqual(['1', '1', '2', '3']);
  });

  it('[SR1] counts as paragraphs what people answer to: text with words and items, not cells or empty lines', () => {
    const paper: ContentNode[] = [
      para('ראשונה'),
      para(''),
      {
        type: 'bulletList',
        content: [
          item(para('פריט'), { type: 'bulletList', content: [item(para('בתוכו'))] }),
          item(para('פריט שני'), para('המשכו')),
        ],
      },
      { type: 'blockquote', content: [para('ציטוט')] },
      { type: 'recommendation', content: [para('המלצה')] },
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [para('תא')] }] }],
      },
    ];
    const counted = numberContent(paper, DECIMAL).parts.filter(({ kind }) => kind === 'paragraph');
    expect(counted.map(({ words: text, number }) => [text, number])).toEqual([
      ['ראשונה', '1'],
      ['', null],
      ['פריט', '2'],
      ['בתוכו', null],
      ['פריט שני', '3'],
      ['המשכו', null],
      ['ציטוט', '4'],
      ['המלצה', '5'],
      ['תא', null],
    ]);
  });

  it('[SR2] gives two notes that a merge left with one id a number each', () => {
    const { parts, byId } = numberContent([noted, noted], DECIMAL);
    const notes = parts.filter(({ kind }) => kind === 'footnote');
    expect(notes.map(({ number }) => number)).toEqual(['1', '2']);
    expect(byId.get('same-note-1')).toBe(notes[0]);
  });

  it('[SR3] writes Hebrew numerals as papers print them', () => {
    const written = [1, 10, 11, 15, 16, 17, 26, 99, 100, 115, 116, 270, 298, 304, 344, 999];
    expect(written.map(hebrewNumeral)).toEqual(
      'א י יא טו טז יז כו צט ק קטו קטז ער רחצ דש שדמ תתקצט'.split(' '),
    );
    expect([0, 1000, 1.5].map(hebrewNumeral)).toEqual(['0', '1000', '1.5']);
    expect(new Set(Array.from({ length: 999 }, (_, at) => hebrewNumeral(at + 1))).size).toBe(999);
    expect(['א', 'יא', 'קטו'].map(withGershayim)).toEqual(['א׳', 'י״א', 'קט״ו']);
  });
});

const aBlock: fc.Arbitrary<ContentNode> = fc.oneof(
  fc
    .record({ level: fc.integer({ min: 1, max: 4 }), out: fc.boolean() })
    .map(({ level, out }) => heading(level, out ? 'no' : undefined)),
  fc
    .constantFrom('challenge', 'interventionPoint', 'recommendation')
    .map((type) => ({ type, content: [para('א')] })),
  fc.constantFrom(para('א'), para(''), noted),
  fc.constantFrom<ContentNode>(
    { type: 'caption', content: [words('א')] },
    { type: 'figure', content: [] },
    { type: 'figure', content: [words('א')] },
  ),
);

/** The same numbers, found anew for each part by looking at all that stands before it. */
function recounted(parts: readonly NumberedPart<unknown>[]): (string | null)[] {
  const headings = parts.flatMap((part, at) => (part.kind === 'heading' ? [{ ...part, at }] : []));
  type Head = (typeof headings)[number];
  const isClosed = (head: Head, at: number) =>
    headings.some((one) => one.at > head.at && one.at < at && one.level <= head.level);
  const isOut = (head: Head) =>
    !head.counts ||
    headings.some(
      (one) => !one.counts && one.at < head.at && one.level < head.level && !isClosed(one, head.at),
    );
  const parentOf = (head: Head) =>
    headings.findLast(
      (one) => one.at < head.at && one.level < head.level && !isOut(one) && !isClosed(one, head.at),
    );
  const numberOf = (head: Head): string => {
    const parent = parentOf(head);
    const place = headings.filter(
      (one) => one.at <= head.at && !isOut(one) && parentOf(one) === parent,
    ).length;
    return parent ? `${numberOf(parent)}.${String(place)}` : String(place);
  };
  const chapterAt = (at: number) => {
    const last = headings.findLast(
      (head) => head.at < at && !parentOf(head) && (head.counts ? !isOut(head) : true),
    );
    return last && !isOut(last) ? numberOf(last) : null;
  };
  return parts.map((part, at) => {
    if (part.kind === 'heading') {
      const head = headings.find((one) => one.at === at);
      return head && !isOut(head) ? numberOf(head) : null;
    }
    if (!part.counts) return null;
    const alike = parts.slice(0, at + 1).filter((one) => one.kind === part.kind && one.counts);
    if (!['challenge', 'interventionPoint', 'recommendation'].includes(part.kind)) {
      return String(alike.length);
    }
    const chapter = chapterAt(at);
    const inChapter = parts.filter(
      (one, place) => place <= at && one.kind === part.kind && chapterAt(place) === chapter,
    ).length;
    return chapter === null ? String(inChapter) : `${chapter}.${String(inChapter)}`;
  });
}

describe('any paper', () => {
  it('[SR1] is counted as a recount of each part by itself would', () => {
    fc.assert(
      fc.property(fc.array(aBlock, { maxLength: 24 }), (blocks) => {
        const { parts } = numberContent(blocks, DECIMAL);
        expect(parts.map(({ number }) => number)).toEqual(recounted(parts));
      }),
      { numRuns: 400 },
    );
  });

  it('[SR2] has no number twice, and running ones rise without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(aBlock, { maxLength: 40 }),
        fc.constantFrom<PaperLayout['headings']>('none', 'decimal', 'hebrew'),
        (blocks, headings) => {
          const { parts } = numberContent(blocks, { headings, paragraphs: true });
          for (const kind of new Set(parts.map((part) => part.kind))) {
            const given = parts.flatMap((part) =>
              part.kind === kind && part.number !== null ? [part.number] : [],
            );
            expect(new Set(given).size).toBe(given.length);
            const isRunning = ['table', 'figure', 'footnote', 'paragraph'].includes(kind);
            expect(given).toEqual(isRunning ? given.map((_, at) => String(at + 1)) : given);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
