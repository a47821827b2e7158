import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFolded, fold } from '#shared/search/fold.ts';

const found = (text: string, query: string, isWholeWord = false) =>
  findFolded(fold(text), fold(query).text, { isWholeWord }).map(({ from, to }) =>
    text.slice(from, to),
  );

describe('finding in Hebrew', () => {
  it.each([
    ['שָׁלוֹם רַב', 'שלום', 'שָׁלוֹם'],
    ['מנכ״ל המשרד', 'מנכ"ל', 'מנכ״ל'],
    ["מנכ''ל המשרד", 'מנכ״ל', "מנכ''ל"],
    ["צ׳ק וג'ירף", "צ'ק", 'צ׳ק'],
    ['בית־ספר', 'בית-ספר', 'בית־ספר'],
    ['לפי OECD', 'oecd', 'OECD'],
    ['לפי ÓECD', 'oecd', 'ÓECD'],
    ['הכתב ארוך', 'ארוכ', 'ארוך'],
    ['בית\u00A0ספר', 'בית ספר', 'בית\u00A0ספר'],
    ['כ\u200Fתב', 'כתב', 'כ\u200Fתב'],
    ['\uFB2Aלום', 'שלום', '\uFB2Aלום'],
    ['2021–2022', '2021-2022', '2021–2022'],
  ])('[SE11] "%s" holds "%s"', (text, query, stretch) => {
    expect(found(text, query)).toEqual([stretch]);
  });

  it('[SE13] a whole word stands alone', () => {
    expect(found('הבית והביתה, בית.', 'בית')).toHaveLength(3);
    expect(found('הבית והביתה, בית.', 'בית', true)).toEqual(['בית']);
    expect(found('נֶגֶד הנגד', 'נגד', true)).toEqual(['נֶגֶד']);
  });

  it('[SE12] nothing is found twice, and nothing for nothing', () => {
    expect(found('אאאאא', 'אא')).toHaveLength(2);
    expect(found('שלום', '')).toEqual([]);
    expect(found('שלום', '\u05B8')).toEqual([]);
  });
});

const letters = fc.string({
  unit: fc.constantFrom(
    ...Array.from('אבםמןנ\u05B8\u05C1״"\'׳’-־– \u00A0\u200FaAéİﬁ😀ß\uFB2A2'),
    "''",
    'e\u0301',
  ),
  maxLength: 30,
});

describe('folding any text', () => {
  it('[SE12] keeps for each character where it came from, in order', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const { text: folded, offsets } = fold(text);
        expect(offsets).toHaveLength(folded.length + 1);
        expect(offsets.at(-1)).toBe(text.length);
        for (let at = 1; at < offsets.length; at++) {
          expect(offsets[at]).toBeGreaterThanOrEqual(offsets[at - 1] ?? 0);
        }
      }),
    );
  });

  it('[SE11] changes nothing when done twice', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
    );
  });

  it('[SE11] [SE12] finds each stretch of a text, and what it finds folds to the query', () => {
    fc.assert(
      fc.property(letters, fc.nat(30), fc.nat(30), (text, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const query = fold(text.slice(from, to)).text;
        const stretches = findFolded(fold(text), query);
        for (const { from: start, to: end } of stretches) {
          expect(fold(text.slice(start, end)).text).toBe(query);
        }
        for (let at = 1; at < stretches.length; at++) {
          expect(stretches[at]?.from).toBeGreaterThanOrEqual(stretches[at - 1]?.to ?? 0);
        }
      }),
    );
  });
});
