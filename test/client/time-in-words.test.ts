import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words as english } from '#shared/locale/en/words.ts';
import { words as hebrew } from '#shared/locale/he/words.ts';
import { dayInWords, today, weekdayInWords } from '#client/locale/dates.ts';
import { pluralForm } from '#client/locale/plural.ts';
import { agoPhrase, aheadPhrase, type TimePhrase } from '#client/locale/relative-time.ts';
import { createSpeech, sayIn, speak } from '#client/locale/speech.ts';

const NOW = new Date(2026, 10, 23, 14, 5);
const speech = createSpeech();
await speak(speech, 'en');

const said = (phrase: TimePhrase, language: 'he' | 'en' = 'he') =>
  phrase === null
    ? null
    : sayIn(speech, language)(phrase.of, phrase.count === undefined ? {} : { count: phrase.count });

describe('how long ago, in words', () => {
  it.each([
    [new Date(2026, 10, 23, 14, 4, 30), 'עכשיו'],
    [new Date(2026, 10, 23, 14, 4), 'לפני דקה'],
    [new Date(2026, 10, 23, 14, 3), 'לפני שתי דקות'],
    [new Date(2026, 10, 23, 13, 50), 'לפני 15 דקות'],
    [new Date(2026, 10, 23, 13, 5), 'לפני שעה'],
    [new Date(2026, 10, 23, 12, 5), 'לפני שעתיים'],
    [new Date(2026, 10, 23, 0, 1), 'לפני 14 שעות'],
    [new Date(2026, 10, 22, 23, 59), 'אתמול'],
    [new Date(2026, 10, 22, 0, 1), 'אתמול'],
    [new Date(2026, 10, 21, 23, 0), 'לפני יומיים'],
    [new Date(2026, 10, 18, 12, 0), 'לפני 5 ימים'],
    [new Date(2026, 10, 16, 12, 0), null],
    [new Date(2026, 10, 23, 15, 0), 'עכשיו'],
  ])('[CL5] %s is said as %s', (at, words) => {
    expect(said(agoPhrase(at, NOW))).toBe(words);
  });

  it.each([
    ['2026-11-22', null],
    ['2026-11-23', 'היום'],
    ['2026-11-24', 'מחר'],
    ['2026-11-25', 'בעוד יומיים'],
    ['2026-11-29', 'בעוד 6 ימים'],
    ['2026-11-30', 'בעוד שבוע'],
    ['2026-12-07', 'בעוד שבועיים'],
    ['2026-12-28', 'בעוד 5 שבועות'],
    ['2027-01-25', 'בעוד חודשיים'],
    ['2027-06-23', 'בעוד 7 חודשים'],
    ['2028-01-01', null],
  ])('[CL5] %s ahead is said as %s', (day, words) => {
    expect(said(aheadPhrase(day, NOW))).toBe(words);
  });

  it('[CL5] every moment and every day has a phrase of the catalogue, without machine words', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400 * 24 * 60, max: 400 * 24 * 60 }),
        fc.constantFrom('he' as const, 'en' as const),
        (minutes, language) => {
          const at = new Date(NOW.getTime() + minutes * 60_000);
          for (const phrase of [agoPhrase(at, NOW), aheadPhrase(today(at), NOW)]) {
            const words = said(phrase, language);
            expect(words ?? 'a date').not.toMatch(
              /app\.time|\{\{|_one|_other|\b[012] (דקות|שעות|ימים)/,
            );
          }
        },
      ),
    );
  });
});

describe('days in words', () => {
  it('[CL5] a calendar day is the same day in every zone', () => {
    expect(dayInWords('2026-11-23', 'he')).toBe('23 בנובמבר 2026');
    expect(dayInWords('2026-11-23', 'en')).toBe('23 November 2026');
    expect(weekdayInWords('2026-11-23', 'he')).toBe('יום שני, 23 בנובמבר 2026');
    expect(today(NOW)).toBe('2026-11-23');
  });
});

describe('plurals', () => {
  it('[CL6] any count has the form that its language needs', () => {
    expect(pluralForm(2, 'he')).toBe('two');
    expect(pluralForm(2, 'en')).toBe('other');
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(pluralForm(count, 'he')).toBe(new Intl.PluralRules('he').select(count));
        expect(pluralForm(count, 'en')).toBe(new Intl.PluralRules('en').select(count));
      }),
    );
  });

  it('[CL6] counts come out as people say them', () => {
    const he = sayIn(speech, 'he');
    const en = sayIn(speech, 'en');
    expect([0, 1, 2, 3, 20].map((count) => he('app.home.new', { count }))).toEqual([
      'יש חדש ב־0 ניירות',
      'יש חדש בנייר אחד',
      'יש חדש בשני ניירות',
      'יש חדש ב־3 ניירות',
      'יש חדש ב־20 ניירות',
    ]);
    expect(en('member.list.count', { count: 1 })).toBe(english.member.list.count_one);
    expect(he('member.list.count', { count: 2 })).toBe(hebrew.member.list.count_two);
  });
});
