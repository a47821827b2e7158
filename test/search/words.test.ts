import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf } from '#shared/search/word-forms.ts';
import { normalWord, wordsIn } from '#shared/search/words.ts';

const LETTERS = Array.from('אבגדהוזחטיכלמנסעפצקרשת');
const FINALS: Readonly<Record<string, string>> = { כ: 'ך', מ: 'ם', נ: 'ן', פ: 'ף', צ: 'ץ' };
const aLetter = fc.constantFrom(...LETTERS);
/** Long enough to be a stem of its own. */
const aStem = fc.array(aLetter, { minLength: 3, maxLength: 9 }).map((letters) => letters.join(''));
const aWord = fc.array(aLetter, { minLength: 2, maxLength: 9 }).map((letters) => letters.join(''));
const aMark = fc.constantFrom('\u05B0', '\u05B7', '\u05BC', '\u05C1', '\u05BF', '\u200F', '\u2067');
const aPrefix = fc
  .tuple(
    fc.constantFrom('', 'ו'),
    fc.constantFrom('', 'ש', 'כש', 'מש', 'לכש'),
    fc.constantFrom('', 'ב', 'כ', 'ל', 'מ'),
    fc.constantFrom('', 'ה'),
  )
  .map((parts) => parts.join(''));
const only = (text: string) => wordsIn(text).map(({ word }) => word);
const areForms = (one: string, other: string) => {
  const forms = formsOf(normalWord(one));
  return formsOf(normalWord(other)).some((form) => forms.includes(form));
};

describe('words as search compares them', () => {
  it('[SE1] normalising twice changes nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalWord(text);
        expect(normalWord(once)).toBe(once);
        for (const { word, from, to } of wordsIn(text)) {
          expect(word).toBe(normalWord(text.slice(from, to)));
          expect(normalWord(word)).toBe(word);
        }
      }),
    );
  });

  it('[SE1] stand in the text in order and never overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let done = 0;
        for (const { from, to } of wordsIn(text)) {
          expect(from).toBeGreaterThanOrEqual(done);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          done = to;
        }
      }),
    );
  });

  it('[SE2] are the same with niqqud and marks of direction as without', () => {
    fc.assert(
      fc.property(aWord, fc.array(fc.tuple(fc.nat(8), aMark), { maxLength: 6 }), (word, marks) => {
        const letters = Array.from(word);
        for (const [place, mark] of marks) letters[place % letters.length] += mark;
        expect(only(letters.join(''))).toEqual(only(word));
      }),
    );
  });

  it('[SE2] are the same with final letters as without', () => {
    fc.assert(
      fc.property(aWord, (word) => {
        const last = word.slice(-1);
        expect(normalWord(word.slice(0, -1) + (FINALS[last] ?? last))).toBe(normalWord(word));
      }),
    );
  });

  it('[SE2] are the same in every way to type gershayim', () => {
    for (const sign of ['״', '"', '”', '“', "''", '׳׳'])
      expect(only(`המנכ${sign}לים נפגשו`)).toEqual(['המנכלימ', 'נפגשו']);
    for (const sign of ['׳', "'", '’', '`']) expect(only(`צ${sign}רצ${sign}יל`)).toEqual(['צרציל']);
    expect(only('הוא אמר: "חובת היוועצות"')).toEqual(['הוא', 'אמר', 'חובת', 'היוועצות']);
  });

  it('[SE2] are parted by a maqaf and by every hyphen and dash', () => {
    for (const dash of ['־', '-', '‑', '–', '—', ' - '])
      expect(only(`בין${dash}משרדי`)).toEqual(['בינ', 'משרדי']);
  });

  it('[SE2] keep numbers whole, with their points and without their commas', () => {
    expect(only('המלצה 3.2, 1,250 ש״ח, ב-2024.')).toEqual([
      'המלצה',
      '3.2',
      '1250',
      'שח',
      'ב',
      '2024',
    ]);
    expect(only('Regulation No. 12 (OECD), naïve')).toEqual([
      'regulation',
      'no',
      '12',
      'oecd',
      'naive',
    ]);
  });
});

describe('forms of a word', () => {
  it('[SE3] join a word with itself behind any letters that are written before it', () => {
    fc.assert(
      fc.property(aPrefix, aWord, (prefix, word) => {
        expect(areForms(prefix + word, word)).toBe(true);
      }),
    );
  });

  it('[SE3] join gender, number, construct and possession of one stem', () => {
    const endings = ['ה', 'ות', 'ת', 'ים', 'י', 'ית', 'ותיהם', 'ותינו', 'תם', 'יו', 'יהם'];
    const anEnding = fc.constantFrom(...endings);
    fc.assert(
      fc.property(aStem, anEnding, anEnding, aPrefix, (stem, one, other, prefix) => {
        expect(areForms(stem + one, prefix + stem + other)).toBe(true);
      }),
    );
  });

  it.each([
    ['המלצות', 'המלצה'],
    ['להמלצותיה', 'המלצה'],
    ['וכשההמלצה', 'המלצות'],
    ['המלצתו', 'המלצות'],
    ['משרדי', 'המשרדים'],
    ['שבמשרדיהם', 'משרד'],
    ['מהממשלה', 'ממשלת'],
    ['חוקים', 'החוק'],
    ['השר', 'שר'],
    ['אתגרי', 'ולאתגרים'],
    ['בירוקרטית', 'הבירוקרטיה'],
  ])('[SE3] find %s by %s', (one, other) => {
    expect(areForms(one, other)).toBe(true);
  });

  it.each([
    ['ממשלה', 'כנסת'],
    ['אתגר', 'אתר'],
    ['governance', 'govern'],
    ['3.2', '3.21'],
    ['תקציב', 'תקנה'],
  ])('[SE3] do not take %s for %s', (one, other) => {
    expect(areForms(one, other)).toBe(false);
  });

  it('[SE3] stay few', () => {
    fc.assert(
      fc.property(aPrefix, aStem, (prefix, stem) => {
        expect(formsOf(`${prefix}${stem}ותיהמ`).length).toBeLessThanOrEqual(48);
      }),
    );
  });
});
