import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainLine, plainLine } from '#shared/contract/plain-line.ts';
import { colourOf, marksAmong, PERSON_COLOURS } from '#shared/member/colour.ts';
import { NextPath } from '#shared/member/sign-in-contract.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';

const contrast = (one: string, other: string) => {
  const light = (hex: string) => {
    const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = channels.map((c) =>
      c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe('a plain line', () => {
  it.each(['ישראל\nBcc: x', 'שם\u202Eהפוך', 'שם\u2067', 'a\u0000b', 'a\u2028b'])(
    '[MB11] refuses controls and bidi characters: %j',
    (line) => {
      expect(isPlainLine(line)).toBe(false);
      expect(plainLine(100).safeParse(line).success).toBe(false);
    },
  );

  it('[MB11] takes Hebrew with gershayim, English and numbers', () => {
    expect(plainLine(100).parse('  ממונה מחוז, משרד הפנים (OECD 2021) מנכ״ל ')).toBe(
      'ממונה מחוז, משרד הפנים (OECD 2021) מנכ״ל',
    );
  });
});

describe('a person’s colour', () => {
  it('[MB12] is always one of the palette, and always the same', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(PERSON_COLOURS).toContain(colourOf(id));
        expect(colourOf(id)).toBe(colourOf(id));
      }),
    );
  });

  it('[MB12] is told apart in a list by a mark, so that no two of the first three who share one look alike', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), (ids) => {
        const marks = marksAmong(ids);
        const looks = new Map<string, number>();
        for (const id of ids) {
          const look = `${colourOf(id)} ${String(marks.get(id))}`;
          looks.set(look, (looks.get(look) ?? 0) + 1);
        }
        for (const colour of PERSON_COLOURS) {
          const sharing = ids.filter((id) => colourOf(id) === colour).length;
          const most = Math.max(
            0,
            ...[0, 1, 2].map((mark) => looks.get(`${colour} ${String(mark)}`) ?? 0),
          );
          expect(most).toBe(Math.ceil(sharing / 3));
        }
      }),
    );
  });

  it.each(PERSON_COLOURS)('[MB12] reads behind white text: %s', (colour) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' https://a.example',
    'https://a.example/\u202Egpj.exe',
    'data:text/html,x',
    '//a.example',
    'https://a.example/"onclick=',
    `https://a.example/${'x'.repeat(2100)}`,
    ['https://a.example'],
    null,
    { toString: () => 'https://a.example' },
  ])('are refused when unsafe: %j', (address) => {
    expect(isSafeAddress(address)).toBe(false);
  });

  it.each(['https://www.gov.il/he/נייר', 'http://a.example:8080/x?y=1#z', 'mailto:a@b.example'])(
    'are taken when safe: %s',
    (address) => {
      expect(isSafeAddress(address)).toBe(true);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/%2f%2fevil.example',
    '/%5Cevil',
    'https://evil.example',
    '',
    'x',
    '/a b',
  ])('of this site never lead away: %j', (next) => {
    expect(NextPath.safeParse(next).success).toBe(false);
  });

  it.each(['/', '/papers/abc?x=1#p', '/forums/אב'])('of this site are followed: %s', (next) => {
    expect(NextPath.safeParse(next).success).toBe(true);
  });
});
