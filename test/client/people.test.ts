import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { matches } from '#client/member/member-search.ts';
import { initialsOf } from '#client/ui/initials.ts';

const aMember = (about: Partial<MemberCard>): MemberCard => ({
  id: 'membership-0001',
  personId: 'person-0001',
  name: 'ממונה מחוז צפון',
  title: null,
  office: null,
  region: null,
  expertise: null,
  role: 'author',
  groupIds: [],
  suspended: false,
  email: null,
  invitedAt: null,
  seenAt: null,
  refused: null,
  mayEdit: true,
  ...about,
});

describe('finding a member', () => {
  it.each([
    ['מנכל', { title: 'מנכ״ל לשעבר' }],
    ['מנכ"ל', { title: 'מנכ״ל לשעבר' }],
    ['צפון מחוז', {}],
    ['צפונ', {}],
    ['oecd', { office: 'OECD' }],
    ['שלום', { expertise: 'שָׁלוֹם' }],
    ['בין משרדי', { expertise: 'תיאום בין־משרדי' }],
    ['', {}],
    ['המחוזות', { title: 'מנהלת מחוז' }],
    ['בחינוך', { expertise: 'חינוך, תשתיות' }],
    ['לצפון', {}],
  ])('[CL16] "%s" finds %o', (sought, about) => {
    expect(matches(aMember(about), sought)).toBe(true);
  });

  it('[CL16] every word must occur', () => {
    expect(matches(aMember({ office: 'משרד הפנים' }), 'צפון אוצר')).toBe(false);
  });
});

describe('initials', () => {
  it.each([
    ['רכזת הפורום', 'רה'],
    ['ד״ר ממונה צפון', 'מצ'],
    ['john smith', 'JS'],
    ['ממונה מחוז חיפה, הפנים', 'מח'],
    ['יועץ אורך (John, OECD)', 'יא'],
    ['צפון', 'צ'],
    ['(3)', '3'],
    ['!', ''],
  ])('[CL17] of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('[CL17] are one or two letters of one script, for any name of letters', () => {
    const word = fc.stringMatching(/^(?:[\u05d0-\u05ea]{2,8}|[a-z]{2,8})$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(initialsOf(words.join(' '))).toMatch(/^(?:[\u05d0-\u05ea]{1,2}|[A-Z]{1,2})$/);
      }),
    );
  });
});
