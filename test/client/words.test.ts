import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words as english } from '#shared/locale/en/words.ts';
import { words as hebrew } from '#shared/locale/he/words.ts';
import { LANGUAGES, THEMES } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { STAGES } from '#shared/paper/stage.ts';
import { REFUSAL_CODES } from '#shared/refusal/refusal.ts';
import { clientFiles } from '#test/client/client-files.ts';
import { spokenLiterals } from '#test/client/spoken-literals.ts';

const BOTH = [
  ['he', hebrew],
  ['en', english],
] as const;

/** Every sentence by its path. */
function flat(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]]);
  return new Map(
    Object.entries(words as Record<string, unknown>).flatMap(([key, inner]) => [
      ...flat(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

describe('words for everything that is shown', () => {
  it.each(BOTH)('[CL7] every role, stage, kind, theme and refusal in %s', (_, words) => {
    const complete = (known: readonly string[], named: Readonly<Record<string, string>>) => {
      expect(Object.keys(named).toSorted()).toEqual([...known].toSorted());
      expect(new Set(Object.values(named)).size).toBe(known.length);
      expect(Object.values(named).every((sentence) => sentence.trim() !== '')).toBe(true);
    };
    complete(ROLES, words.member.role);
    complete(ROLES, words.member.roleAllows);
    complete(STAGES, words.paper.stage);
    complete(STAGES, words.paper.stageIs);
    complete(KINDS, words.paper.kind);
    complete(KINDS, words.paper.kindIs);
    complete(THEMES, words.app.theme);
    complete(LANGUAGES, words.app.language);
    complete(REFUSAL_CODES, words.refusal);
  });
});

describe('the two catalogues', () => {
  const he = flat(hebrew);
  const en = flat(english);

  it('[CL8] have the same sentences, none of them empty', () => {
    expect([...en.keys()]).toEqual([...he.keys()]);
    for (const words of [...he.values(), ...en.values()]) expect(words.trim()).not.toBe('');
  });

  it('[CL8] put the same values into them', () => {
    const values = (words: string) =>
      new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''));
    // A count may be said as a word: "two hours".
    const named = (words: string) =>
      [...values(words)].filter((name) => name !== 'count').toSorted();
    for (const [path, words] of he)
      expect([path, named(en.get(path) ?? '')]).toEqual([path, named(words)]);
  });

  it('[CL8] give every plural all its forms, and the open one its number', () => {
    const plurals = [...he.keys()].filter((path) => /_(one|two|other)$/.test(path));
    expect(plurals.length).toBeGreaterThan(0);
    for (const stem of new Set(plurals.map((path) => path.replace(/_(one|two|other)$/, '')))) {
      for (const words of [he, en]) {
        expect([
          stem,
          ['one', 'two', 'other'].filter((form) => !words.has(`${stem}_${form}`)),
        ]).toEqual([stem, []]);
        expect([stem, /\{\{\w+\}\}/.test(words.get(`${stem}_other`) ?? '')]).toEqual([stem, true]);
      }
    }
  });

  it('[CL8] are written in their own letters', () => {
    const hasHebrew = ([, words]: readonly [string, string]) => /\p{Script=Hebrew}/u.test(words);
    // Each language, and each form of a file, is called by its own name, whichever is spoken.
    const own = ([path]: readonly [string, string]) =>
      ['app.language.', 'interchange.form.'].some((names) => path.startsWith(names));
    expect([...en].filter((entry) => hasHebrew(entry) && !own(entry))).toEqual([]);
    expect([...he].filter((entry) => !hasHebrew(entry) && !own(entry))).toEqual([]);
  });
});

const PHYSICAL =
  /(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right))/m;

describe('the code of the client', () => {
  // Letters and marks are data of a rule, and so are the titles and final letters that names are compared by,
  // and the letters on the keys.
  const HEBREW_WORD = /[\u05d0-\u05ea]{2}/;
  const DATA = new Set([
    'client/ui/initials.ts',
    'client/member/member-search.ts',
    'client/keyboard/hebrew-layout.ts',
    'client/editor/paste/style-names.ts',
  ]);

  it('[CL10] holds no Hebrew', () => {
    const found = clientFiles(/\.(?:ts|tsx|css)$/)
      .filter((file) => !DATA.has(file))
      .filter((file) => HEBREW_WORD.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(found).toEqual([]);
  });

  it('[CL10] writes no text into elements and labels', () => {
    const found = clientFiles(/\.tsx$/).flatMap((file) =>
      spokenLiterals(file, readFileSync(file, 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it('[CL10] would be caught with a word of its own', () => {
    const code = `<p title="Close">{'Hello'} <b>שלום</b> {say('app.name')} <i className="ab">3</i></p>`;
    expect(spokenLiterals('one.tsx', code)).toEqual([
      'one.tsx:1 Close',
      'one.tsx:1 Hello',
      'one.tsx:1 שלום',
    ]);
  });

  it('[CL11] has no physical direction in its styles', () => {
    expect(PHYSICAL.test('a { margin-left: 1px }')).toBe(true);
    expect(PHYSICAL.test('a { text-align: right }')).toBe(true);
    const found = clientFiles(/\.css$/).filter((file) =>
      PHYSICAL.test(
        withoutComments(readFileSync(file, 'utf8')).replaceAll(/@(?:media|container)[^{]*/g, ''),
      ),
    );
    expect(found).toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:])\/\/.*$/gm, '$1');
}
