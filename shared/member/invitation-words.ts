import type { Role } from '#shared/member/role.ts';

/** What a column of a pasted list may hold. A name may stand in one column, or its two halves in two. */
export const INVITATION_FIELDS = [
  'email',
  'name',
  'firstName',
  'lastName',
  'role',
  'groups',
  'title',
  'office',
  'region',
  'expertise',
] as const;
export type InvitationField = (typeof INVITATION_FIELDS)[number];

/** Folds what people write differently in a heading or a role: case, niqqud, quotes, dashes, stars and colons. */
export function foldedWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}״"׳'”“’‘`*:]/gu, '')
    .replaceAll(/[\s־–_/-]+/gu, ' ')
    .trim();
}

/** Headings by what they mean, folded. "תפקיד" in an office's list is what somebody is, not what they may do here. */
const HEADINGS: Readonly<Record<InvitationField, readonly string[]>> = {
  email: [
    'email',
    'e mail',
    'mail',
    'email address',
    'e mail address',
    'mail address',
    'דואל',
    'מייל',
    'אימייל',
    'דואר אלקטרוני',
    'כתובת',
    'כתובת דואל',
    'כתובת מייל',
    'כתובת אימייל',
  ],
  name: ['name', 'full name', 'member', 'שם', 'שם מלא', 'שם ושם משפחה', 'שם פרטי ומשפחה', 'חבר ה'],
  firstName: ['first name', 'given name', 'שם פרטי', 'פרטי'],
  lastName: ['last name', 'surname', 'family name', 'שם משפחה', 'משפחה'],
  role: [
    'role',
    'forum role',
    'role in the forum',
    'permission',
    'תפקיד בפורום',
    'הרשאה',
    'הרשאות',
  ],
  groups: ['group', 'groups', 'קבוצה', 'קבוצות', 'פורום אזורי', 'פורום מחוזי'],
  title: ['title', 'job title', 'position', 'job', 'תפקיד', 'משרה', 'תואר', 'תואר התפקיד'],
  office: [
    'office',
    'organisation',
    'organization',
    'ministry',
    'body',
    'office or body',
    'employer',
    'משרד',
    'גוף',
    'משרד או גוף',
    'ארגון',
    'יחידה',
    'מקום עבודה',
  ],
  region: ['region', 'district', 'area', 'אזור', 'איזור', 'מחוז'],
  expertise: [
    'expertise',
    'field',
    'fields',
    'interests',
    'מומחיות',
    'תחום',
    'תחומים',
    'תחום מומחיות',
    'תחומי עניין',
    'תחומי עניין ומומחיות',
    'התמחות',
  ],
};

const FIELD_OF = new Map(
  INVITATION_FIELDS.flatMap((field) => HEADINGS[field].map((word) => [word, field] as const)),
);

/** What a heading says its column holds; null when it is no heading that we know. */
export function fieldOfHeading(heading: string): InvitationField | null {
  return FIELD_OF.get(foldedWord(heading)) ?? null;
}

const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  reader: ['reader', 'viewer', 'קורא', 'קוראת', 'קורא ת', 'צופה'],
  commenter: ['commenter', 'מגיב', 'מגיבה', 'מגיב ה'],
  respondent: [
    'respondent',
    'מגיב מציע',
    'מגיבה מציעה',
    'מגיב ומציע',
    'מגיבה ומציעה',
    'מגיב ה ומציע ה',
  ],
  author: ['author', 'writer', 'editor', 'כותב', 'כותבת', 'כותב ת', 'עורך', 'עורכת'],
  lead: ['lead', 'leader', 'מוביל', 'מובילה', 'מוביל ה'],
  coordinator: ['coordinator', 'admin', 'administrator', 'רכז', 'רכזת', 'רכז ת', 'מנהל', 'מנהלת'],
};

const ROLE_OF = new Map(
  Object.entries(ROLE_WORDS).flatMap(([role, words]) =>
    words.map((word) => [word, role as Role] as const),
  ),
);

/** The role that a word names, in either language; null when it names none. */
export function roleOfWord(word: string): Role | null {
  return ROLE_OF.get(foldedWord(word)) ?? null;
}
