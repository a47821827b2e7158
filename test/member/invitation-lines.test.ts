import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type InvitationSetting,
  type JudgedLine,
  judgeLines,
  withoutHidden,
} from '#shared/member/invitation-lines.ts';
import { readPaste } from '#shared/member/pasted-columns.ts';
import { withColumn } from '#shared/pasted/pasted-table.ts';
import { NewMember } from '#shared/member/member-contract.ts';

const GROUPS = [
  { id: 'group-north', name: 'פורום צפון' },
  { id: 'group-south', name: 'פורום דרום' },
];
const SETTING: InvitationSetting = {
  groups: GROUPS,
  members: new Set(['member@example.org']),
  role: 'author',
  groupIds: [],
};
const judged = (text: string, setting = SETTING): readonly JudgedLine[] =>
  judgeLines(readPaste(text, setting.groups), setting);
const people = (text: string) => judged(text).map(({ person: { email, name } }) => [email, name]);
const codes = (text: string) =>
  judged(text).map(({ troubles }) => troubles.map(({ code }) => code));

describe('a pasted list', () => {
  it.each([
    ['from a sheet', 'שם\tמייל\nדנה כהן\tdana@example.org\n'],
    ['from a sheet without headings', 'dana@example.org\tדנה כהן'],
    ['with commas', 'דנה כהן,dana@example.org'],
    ['with semicolons', 'dana@example.org; דנה כהן'],
    ['from a mail', 'דנה כהן <dana@example.org>'],
    ['from a mail with a comma in the name', '"דנה כהן" <Dana@Example.org>'],
    ['with a blank between', 'דנה כהן dana@example.org'],
    ['with hidden marks around the address', 'דנה כהן \u202b<\u200fdana@example.org\u200e>\u202c'],
  ])('[MB20] is read %s', (_, text) => {
    expect(people(text)).toEqual([['dana@example.org', expect.stringContaining('דנה כהן')]]);
  });

  it('[MB20] of a mail is read with names that hold commas, and several in a line', () => {
    const text = 'Cohen, Dana <dana@example.org>, avi@example.org; "Levi, Noa" <noa@example.org>';
    expect(people(text)).toEqual([
      ['dana@example.org', 'Cohen, Dana'],
      ['avi@example.org', 'avi'],
      ['noa@example.org', 'Levi, Noa'],
    ]);
  });

  it('[MB20] of a sheet is read with quotes, line ends in cells, two halves of a name, and words of roles', () => {
    const text = [
      'שם פרטי\tשם משפחה\tדוא"ל\tתפקיד\tמשרד\tתפקיד בפורום\tקבוצה',
      'דנה\tכהן\tdana@example.org\t"מנכ""לית"\t"משרד\nהאוצר"\tמגיב/ה\tפורום צפון',
    ].join('\r\n');
    expect(judged(text)[0]).toEqual({
      line: 2,
      person: {
        email: 'dana@example.org',
        name: 'דנה כהן',
        role: 'commenter',
        groupIds: ['group-north'],
        title: 'מנכ"לית',
        office: 'משרד האוצר',
        region: null,
        expertise: null,
      },
      troubles: [],
      isNameless: false,
    });
  });

  it('[MB20] keeps the quotes of Hebrew abbreviations and a quote that is never closed', () => {
    expect(people('ד"ר דנה כהן\tdana@example.org')).toEqual([['dana@example.org', 'ד"ר דנה כהן']]);
    expect(people('"דנה\tdana@example.org\nאבי\tavi@example.org')).toHaveLength(2);
  });

  it('[MB21] says of each line what is wrong, and only of that line', () => {
    const text = [
      'email\tname\trole\tgroups',
      'one@example.org\tOne\treader\t',
      'not-an-address\tTwo\treader\t',
      '\tThree\treader\t',
      'ONE@example.org\tFour\treader\t',
      'member@example.org\tFive\treader\t',
      'six@example.org\tSi\u202ex\treader\t',
      'seven@example.org\tSeven\tking\t',
      'eight@example.org\tEight\treader\tפורום לא קיים, פורום דרום',
      `nine@example.org\t${'n'.repeat(121)}\treader\t`,
      'ten@example.org\tTen\treader\tפורום דרום',
    ].join('\n');
    expect(codes(text)).toEqual([
      [],
      ['address-wrong'],
      ['address-missing'],
      ['address-twice'],
      ['member-already'],
      ['hidden-characters'],
      ['role-unknown'],
      ['group-unknown'],
      ['too-long'],
      [],
    ]);
    expect(judged(text).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('[MB21] is mended of what nobody sees by one press', () => {
    const text = 'six@example.org\tSi\u202ex\u0007\nseven@example.org\tSeven';
    expect(codes(withoutHidden(text))).toEqual([[], []]);
    expect(withoutHidden('א\tב\nג')).toBe('א\tב\nג');
  });

  it('[MB22] may have its columns put right, and no field is read twice', () => {
    const pasted = readPaste('dana@example.org\tהאוצר\tדנה כהן');
    expect(pasted.columns).toEqual(['email', 'name', 'title']);
    const mended = withColumn(withColumn(pasted, 1, 'office'), 2, 'name');
    expect(mended.columns).toEqual(['email', 'office', 'name']);
    expect(withColumn(mended, 1, 'name').columns).toEqual(['email', 'name', 'ignored']);
    expect(judgeLines(mended, SETTING)[0]?.person).toMatchObject({
      name: 'דנה כהן',
      office: 'האוצר',
    });
  });
});

const word = fc.stringMatching(/^[א-תa-z](?:[א-תa-z'"׳״ ]{0,10}[א-תa-z])?$/);
const anEmail = fc.stringMatching(/^[a-z]{3,8}$/).map((name) => `${name}@example.org`);
const FIELDS = ['email', 'name', 'title', 'office', 'region', 'expertise'] as const;
const HEADING: Readonly<Record<(typeof FIELDS)[number], readonly [string, string]>> = {
  email: ['כתובת דוא״ל', 'E-mail'],
  name: ['שם מלא', 'Full name'],
  title: ['תפקיד', 'Title'],
  office: ['משרד', 'Office'],
  region: ['אזור', 'Region'],
  expertise: ['מומחיות', 'Expertise'],
};
const aPerson = fc.record({
  email: anEmail,
  name: word,
  title: word,
  office: word,
  region: word,
  expertise: word,
});

describe('any list', () => {
  it('[MB20] in any order of columns, any separator and either language is read back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(aPerson, { minLength: 1, maxLength: 8, selector: ({ email }) => email }),
        fc.shuffledSubarray([...FIELDS], { minLength: FIELDS.length }),
        fc.constantFrom('\t', ',', ';'),
        fc.constantFrom(0 as const, 1 as const),
        (list, order, separator, language) => {
          const cell = (text: string) =>
            /["]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const lines = [
            order.map((field) => HEADING[field][language]),
            ...list.map((person) => order.map((field) => cell(person[field]))),
          ];
          const text = lines.map((cells) => cells.join(separator)).join('\r\n');
          const read = judged(text);
          expect(read.flatMap(({ troubles }) => troubles)).toEqual([]);
          expect(read.map(({ person }) => person)).toEqual(
            list.map((person) => ({ ...person, role: 'author', groupIds: [] })),
          );
        },
      ),
    );
  });

  it('[MB23] whatever is pasted, a good line is one that the server takes, and no two have one address', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('\t', '\n', '"', ',', ';', '<', '>', '@', 'a@b.co', 'שם', 'מייל', '\u202e'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const good = judged(pieces.join('')).filter(({ troubles }) => troubles.length === 0);
        for (const { person } of good) expect(NewMember.safeParse(person).success).toBe(true);
        const addresses = good.map(({ person }) => person.email);
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
      { numRuns: 500 },
    );
  });

  it('[MB23] a large paste of quotes and separators is read in one go', () => {
    for (const text of ['"\t'.repeat(150_000), '<,"'.repeat(100_000), 'a@'.repeat(150_000)]) {
      expect(() => judged(text)).not.toThrow();
    }
  });
});
