import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { xmlIn } from '#test/interchange/unpacked.ts';
import {
  block,
  documentOf,
  item,
  note,
  paragraph,
  paragraphWith,
  reference,
  text,
  wordsIn,
} from '#test/interchange/word-parts.ts';
import { all, valIn } from '#test/interchange/xml-tree.ts';

describe('the structure of a paper', () => {
  it('[IC4] is numbered by Word where it counts alike, in letters where the paper does', async () => {
    const heading = (level: number, words: string): ContentNode => ({
      type: 'heading',
      attrs: { level },
      content: [text(words)],
    });
    const layout = { headings: 'hebrew', paragraphs: false } as const;
    const parts = await partsOf(aWordWish([heading(1, 'רקע'), heading(2, 'מבנה')], { layout }));
    const document = xmlIn(parts, 'word/document.xml');
    expect(valIn(paragraphWith(document, 'מבנה'), 'w:numId')).toBe('1');
    expect(valIn(paragraphWith(document, 'מבנה'), 'w:ilvl')).toBe('1');
    const [levels] = all(xmlIn(parts, 'word/numbering.xml'), 'w:abstractNum');
    const formats = levels ? all(levels, 'w:numFmt').slice(0, 2) : [];
    expect(formats.map((one) => one.attributes.get('w:val'))).toEqual(['hebrew1', 'decimal']);
    // A level that was left out: Word would count a zero.
    const skipping = await documentOf([heading(1, 'רקע'), heading(3, 'עומק')], { layout });
    expect(wordsIn(paragraphWith(skipping, 'עומק'))).toBe('א.1 עומק');
    expect(valIn(paragraphWith(skipping, 'עומק'), 'w:numId')).toBe(null);
  });

  it('[IC4] counts each list by itself, by the habit of its depth, in Hebrew letters where asked', async () => {
    const list = (...items: ContentNode[]): ContentNode => ({
      type: 'orderedList',
      content: items,
    });
    const parts = await partsOf(
      aWordWish([
        list(item('ראשון', list(item('תת סעיף')))),
        { type: 'orderedList', attrs: { style: 'hebrew', start: 3 }, content: [item('גימל')] },
        { type: 'bulletList', content: [item('תבליט')] },
      ]),
    );
    const document = xmlIn(parts, 'word/document.xml');
    const numbering = xmlIn(parts, 'word/numbering.xml');
    const patternOf = (words: string) => {
      const line = paragraphWith(document, words);
      const list = all(numbering, 'w:num').find(
        (one) => one.attributes.get('w:numId') === valIn(line, 'w:numId'),
      );
      const pattern = all(numbering, 'w:abstractNum').find(
        (one) => list && one.attributes.get('w:abstractNumId') === valIn(list, 'w:abstractNumId'),
      );
      const level = pattern && all(pattern, 'w:lvl')[Number(valIn(line, 'w:ilvl'))];
      return level && list && [valIn(level, 'w:numFmt'), valIn(list, 'w:startOverride')];
    };
    expect(patternOf('ראשון')).toEqual(['decimal', '1']);
    expect(patternOf('תת סעיף')).toEqual(['hebrew1', '1']);
    expect(patternOf('גימל')).toEqual(['hebrew1', '3']);
    expect(patternOf('תבליט')).toEqual(['bullet', '1']);
  });

  it('[IC5] keeps notes, links, references and contents as Word knows them', async () => {
    const parts = await partsOf(
      aWordWish([
        { type: 'tableOfContents' },
        { type: 'heading', attrs: { id: 'heading-01', level: 1 }, content: [text('רקע')] },
        block('recommendation', 'recommend1', paragraph(text('להקים יחידה.'))),
        paragraph(
          text('ראו '),
          reference('recommend1'),
          reference('heading-01'),
          text('קישור', { type: 'link', attrs: { href: 'https://a.example/?x=1&y=2' } }),
          note('note-00001', 'דוח המבקר'),
        ),
      ]),
    );
    const document = xmlIn(parts, 'word/document.xml');
    const fields = all(document, 'w:instrText').map((one) => one.text.trim());
    expect(fields).toEqual([
      'TOC \\o "1-4" \\h \\z \\u',
      'PAGEREF _N_heading_h01 \\h',
      'REF _R_recommend1 \\h',
      'REF _N_heading_h01 \\r \\h',
    ]);
    const bookmarks = all(document, 'w:bookmarkStart').map((one) => one.attributes.get('w:name'));
    expect(bookmarks).toEqual(
      expect.arrayContaining(['_R_recommend1', '_N_heading_h01', '_N_note_h00001']),
    );
    expect(wordsIn(paragraphWith(document, 'ראו'))).toBe('ראו המלצה 1.1פרק 1קישור');
    const links = all(xmlIn(parts, 'word/_rels/document.xml.rels'), 'Relationship');
    expect(links.map((one) => one.attributes.get('Target'))).toContain(
      'https://a.example/?x=1&y=2',
    );
    const [, , first] = all(xmlIn(parts, 'word/footnotes.xml'), 'w:footnote');
    expect(first && wordsIn(first)).toBe(' דוח המבקר');
  });

  it('[IC5] shows an image with its description, and reservations beside their recommendation', async () => {
    const file = 'ab'.repeat(32);
    const wish = aWordWish(
      [
        {
          type: 'figure',
          attrs: { id: 'figure-001', file, alt: 'תרשים "המבנה"' },
          content: [text('המבנה')],
        },
        block('recommendation', 'recommend1', paragraph(text('להקים יחידה.'))),
      ],
      {
        images: new Map([
          [file, { bytes: Buffer.from('png'), type: 'png', width: 2000, height: 1000 }],
        ]),
        beside: new Map([
          [
            'recommend1',
            {
              reservations: [{ text: 'מסתייג.', name: 'יוסי לוי', title: 'סמנכ״ל', office: null }],
              positions: null,
            },
          ],
        ]),
      },
    );
    const parts = await partsOf(wish);
    const document = xmlIn(parts, 'word/document.xml');
    expect(all(document, 'wp:docPr')[0]?.attributes.get('descr')).toBe('תרשים "המבנה"');
    expect(parts.get(`word/media/${'ab'.repeat(16)}.png`)?.toString()).toBe('png');
    expect(all(document, 'wp:extent')[0]?.attributes.get('cx')).toBe(String(9070 * 635));
    expect(wordsIn(paragraphWith(document, 'איור'))).toBe('איור 1: המבנה');
    expect(wordsIn(document)).toMatch(/המלצה 1להקים יחידה\.הסתייגותמסתייג\.יוסי לוי, סמנכ״ל/);
  });
});
