import { describe, expect, it } from 'vitest';
import { atomsOf } from '#shared/compare/atoms.ts';
import { comparePapers } from '#shared/compare/compare-papers.ts';
import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { inlineOf } from '#shared/compare/inline.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { BOLD, marked, note, par, text } from '#test/compare/told.ts';

const words = (one: string, other: string, options = PLAIN_COMPARE) =>
  marked(comparePapers([par('a', one)], [par('a', other)], options).differences[0]?.pieces ?? null);

describe('words', () => {
  it('[CP5] are told apart inside a block', () => {
    expect(words('הממשלה תקים צוות קטן', 'הממשלה תקים צוות גדול ומהיר')).toBe(
      'הממשלה תקים צוות [-קטן-]{+גדול ומהיר+}',
    );
    expect(words('ועדה של המחוז', 'ועדה המחוז')).toBe('ועדה [-של -]המחוז');
    expect(words('לפי צה"ל ומשרד', 'לפי צה"לים ומשרד')).toBe('לפי [-צה"ל-]{+צה"לים+} ומשרד');
    expect(words('בית־ספר', 'בית־כנסת')).toBe('בית־[-ספר-]{+כנסת+}');
    expect(words('פסקה', 'פסקה ועוד')).toBe('פסקה{+ ועוד+}');
    expect(words('אחת  שתיים', 'אחת שתיים')).toBe('אחת[- -] שתיים');
  });

  it('[CP5] of a text that was written anew are one change, and no lone sign stays between two', () => {
    expect(words('אחת שתיים, שלוש ארבע', 'אדום כחול, ירוק צהוב')).toBe(
      '[-אחת שתיים, שלוש ארבע-]{+אדום כחול, ירוק צהוב+}',
    );
    expect(words('א ב ג ד ה של ו ז ח ט י', 'כ ל מ נ ס של ע פ צ ק ר')).toBe(
      '[-א ב ג ד ה של ו ז ח ט י-]{+כ ל מ נ ס של ע פ צ ק ר+}',
    );
  });

  it.each([
    'שלום, עולם!',
    'הדו״ח של יו"ר ז׳אן (2026): 3.5%',
    'צה"ל וב\'',
    'שָׁלוֹם־עַל',
    'e.g. don’t a:b',
  ])('[CP5] are cut as ICU cuts Hebrew: %s', (line) => {
    const icu = [...new Intl.Segmenter('he', { granularity: 'word' }).segment(line)]
      .map(({ segment }) => segment)
      .filter((segment) => segment.trim() !== '');
    const own = atomsOf(inlineOf([text(line)]), PLAIN_COMPARE).map(({ from, end }) =>
      line.slice(from, end),
    );
    expect(own).toEqual(icu);
  });

  it('[CP6] differ in nothing where the reader does not want to see what differs', () => {
    const niqqud = { ...PLAIN_COMPARE, ignoreNiqqud: true };
    const signs = { ...PLAIN_COMPARE, ignorePunctuation: true };
    expect(words('שָׁלוֹם לכם', 'שלום לכם')).toBe('[-שָׁלוֹם-]{+שלום+} לכם');
    expect(comparePapers([par('a', 'שָׁלוֹם לכם')], [par('a', 'שלום לכם')], niqqud).stops).toEqual([]);
    expect(comparePapers([par('a', 'כן, לא.')], [par('a', '"כן" - לא')], signs).stops).toEqual([]);
    expect(words('כן, לא.', 'כן - אולי.', signs)).toBe('כן - [-לא.-]{+אולי.+}');
    expect(words('כן, לא.', 'כן; לא.')).toBe('כן[-,-]{+;+} לא.');
  });

  it('[CP5] that only look different are told as that', () => {
    const compare = (one: ReturnType<typeof text>[], other: ReturnType<typeof text>[]) => {
      const { differences, stops } = comparePapers([par('a', ...one)], [par('a', ...other)]);
      return [marked(differences[0]?.pieces ?? null), stops[0]?.kind];
    };
    expect(
      compare([text('מילה חשובה כאן')], [text('מילה '), text('חשובה', BOLD), text(' כאן')]),
    ).toEqual(['מילה {~חשובה: on bold~} כאן', 'formatted']);
    const link = (href: string) => ({ type: 'link', attrs: { href } });
    expect(
      compare([text('כאן', link('https://a.example/'))], [text('כאן', link('https://b.example/'))]),
    ).toEqual(['{~כאן: other link~}', 'formatted']);
  });

  it('[CP5] of a footnote are told inside it, and a footnote is one thing', () => {
    const own = (words: string) => par('a', 'טענה', text(words, note('note-one')), ' והמשך');
    const { differences, stops } = comparePapers([own('ראו עמוד 3')], [own('ראו עמוד 7')]);
    expect(marked(differences[0]?.pieces ?? null)).toBe('טענה(ראו עמוד [-3-]{+7+}) והמשך');
    expect(stops).toMatchObject([{ kind: 'changed', thing: 'footnote', blockId: 'a' }]);
    const without = par('a', 'טענה והמשך');
    expect(comparePapers([without], [own('ראו')]).stops).toMatchObject([{ thing: 'footnote' }]);
  });

  it('[CP5] that point or name somebody are told by whom they mean', () => {
    const pointing = (to: string) =>
      par('a', 'ראו ', text(REFERENCE_CHARACTER, { type: 'reference', attrs: { to } }), ' שם');
    const { differences } = comparePapers([pointing('block-one')], [pointing('block-two')]);
    expect(differences[0]?.pieces?.map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
    const naming = (person: string) =>
      par('a', 'לטיפול ', text('@רות', { type: 'mention', attrs: { person } }));
    expect(comparePapers([naming('person-1')], [naming('person-2')]).stops).toHaveLength(1);
  });
});
