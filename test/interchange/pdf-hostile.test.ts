import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { aPressOrder, paragraph } from '#test/interchange/a-press-order.ts';
import { lettersIn, pdfText, pdfWords } from '#test/interchange/pdf-parts.ts';
import { printed } from '#test/interchange/printed.ts';

describe('hostile words', () => {
  it.each([
    ['signs of the typesetter', '#import "x" *a* $b$ _c_ @d <e> `f` \\g // h /* i */ [j] = k'],
    ['quotes and brackets', `"'{}()[]<>&;`],
    ['code', '#{ while true {} } #read("/etc/passwd")'],
  ])('[IC47] are words: %s', (_, hostile) => {
    const words = pdfWords(printed(aPressOrder([paragraph(`לפני ${hostile} אחרי`)])));
    const letters = (one: string) => one.replaceAll(/[^\p{L}\p{N}]/gu, '');
    expect(letters(words).split('')).toEqual(expect.arrayContaining(letters(hostile).split('')));
    expect(lettersIn(words)).toContain(lettersIn(hostile).slice(-8));
  });

  it('[IC47] never turn what is read around, and lose what nobody sees', () => {
    const pdf = printed(aPressOrder([paragraph('א\u202Eב\u2067ג\u0000ד\u0007ה\u2029ו\uD800ז')]));
    expect(pdfWords(pdf)).toMatch(/אבגדה ?ו/);
  });

  it('[IC47] of which no face has a shape are a square, and that is said', () => {
    const words = pdfWords(printed(aPressOrder([paragraph('לפני 👩‍⚖️🎉漢字 אחרי')])));
    expect(words).toContain('□');
    expect(words).toContain('לפני');
    expect(words).toContain('אחרי');
    expect(words).toContain('שאין להם צורה');
  });

  it('[IC47] of other scripts have the faces that come with the typesetter', () => {
    const words = pdfWords(printed(aPressOrder([paragraph('Привет αβγ بِسْم שָׁלוֹם בְּרֵאשִׁ֖ית')])));
    expect(words).toContain('Привет αβγ');
    expect(lettersIn(words)).toContain('שלום');
    expect(words).not.toContain('□');
  });

  it('[IC47] that are longer than a line are broken, in tables too, and stay on the page', () => {
    const long = 'א'.repeat(400);
    const address = `https://www.example.gov.il/${'path/'.repeat(60)}`;
    const table: ContentNode = {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: Array.from({ length: 12 }, () => ({
            type: 'tableCell',
            content: [paragraph('ב'.repeat(60))],
          })),
        },
      ],
    };
    const pdf = printed(aPressOrder([paragraph(long), paragraph(address), table]));
    const letters = pdfText(pdf).replaceAll(/\s+/g, '');
    expect(letters).toContain(long);
    expect(letters.split('path/').length - 1).toBe(60);
    expect(letters.split('ב').length - 1).toBeGreaterThanOrEqual(12 * 60);
  });
});
