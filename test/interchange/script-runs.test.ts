import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionsOf, scriptRuns } from '#shared/interchange/script-runs.ts';

const runs = (text: string, base: 'rtl' | 'ltr' = 'rtl') =>
  scriptRuns(text, directionsOf(text, base)).map(({ text: words, direction }) =>
    direction === 'rtl' ? `<${words}>` : words,
  );

describe('a text split by script', () => {
  it.each([
    ['שלום.', ['<שלום.>']],
    ['לפי OECD, 2024.', ['<לפי >', 'OECD, 2024', '<.>']],
    ['לפי OECD (2024), נמצא', ['<לפי >', 'OECD (2024)', '<, נמצא>']],
    ['הארגון (OECD) מצא', ['<הארגון (>', 'OECD', '<) מצא>']],
    ['עלה ב־12.5% השנה', ['<עלה ב־12.5% השנה>']],
    ['Word 365 בעברית', ['Word 365', '< בעברית>']],
    ['שִׁלְטוֹן', ['<שִׁלְטוֹן>']],
    ['2024', ['<2024>']],
    ['תקן ISO [א] 9001', ['<תקן >', 'ISO', '< [א] 9001>']],
    ['👍 OECD 👍', ['<👍 >', 'OECD', '< 👍>']],
  ])('[IC3] goes as the screen shows it: %s', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  it('[IC3] of a paragraph from left to right keeps its signs there', () => {
    expect(runs('The שלטון, 2024.', 'ltr')).toEqual(['The ', '<שלטון, 2024>', '.']);
  });

  it('[IC3] loses no letter, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const pieces = scriptRuns(text, directionsOf(text, 'rtl'));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
