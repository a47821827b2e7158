import type { Role } from '#shared/member/role.ts';

/** A person of the sample by part, never by name, with a key where the workspace has an id. */
interface SamplePerson {
  /** Also the address, before `@nayar.example`. */
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly office: string | null;
  readonly region: string | null;
  readonly expertise: string | null;
  readonly places: readonly SamplePlace[];
}
interface SamplePlace {
  readonly forum: string;
  readonly role: Role;
  readonly groups: readonly string[];
}

/** A domain that never exists (RFC 2606): a mail to the sample goes nowhere. */
export const SAMPLE_DOMAIN = 'nayar.example';

/** Who looks after the sample workspace. */
export const STEWARD = 'coordinator';

const DEMOCRACY_INSTITUTE = 'המכון הישראלי לדמוקרטיה';
const LEADERSHIP_INSTITUTE = 'המכון למנהיגות וממשל';
const INTERIOR = 'משרד הפנים';
const ENVIRONMENT = 'המשרד להגנת הסביבה';
const INDUSTRY = 'משרד התמ״ת';
const REGIONS = ['north', 'haifa', 'tel-aviv', 'jerusalem', 'south'];

const among = (role: Role): SamplePlace => ({ forum: 'directors-general', role, groups: [] });
/** Who leads all groups of districts. */
export const GROUPS_LED_BY = 'facilitator';

const inDistricts = (role: Role, ...groups: readonly string[]): SamplePlace => ({
  forum: 'district-directors',
  role,
  groups,
});

function person(
  key: string,
  name: string,
  [title, office]: readonly [title: string, office: string | null],
  ...places: readonly SamplePlace[]
): SamplePerson {
  return { key, name, title, office, region: null, expertise: null, places };
}

function director(
  key: string,
  [name, title, office]: readonly [name: string, title: string, office: string],
  [group, region]: readonly [group: string, region: string],
  expertise: string | null = null,
): SamplePerson {
  const places = [inDistricts('author', group)];
  return { key, name, title, office, region, expertise, places };
}

export const PEOPLE: readonly SamplePerson[] = [
  person(
    STEWARD,
    'רכזת הפורום',
    ['רכזת פורום מנכ״לים לשעבר', DEMOCRACY_INSTITUTE],
    among('coordinator'),
    inDistricts('coordinator'),
  ),
  person('lead', 'מובילת מפגש', ['מובילת מפגשים מטעם המכון', DEMOCRACY_INSTITUTE], among('lead')),
  // Leads one session only: the role on its papers comes from the session, not from the forum.
  person(
    'session-lead',
    'מוביל מפגש',
    ['מוביל המפגש על חובת היוועצות', DEMOCRACY_INSTITUTE],
    among('commenter'),
  ),
  person('author', 'כותבת', ['מנכ״לית לשעבר בשירות הציבורי', null], among('author')),
  person('second-author', 'כותב', ['מנכ״ל לשעבר בשירות הציבורי', null], among('author')),
  person('respondent', 'מגיב־מציע', ['מנכ״ל לשעבר בשירות הציבורי', null], among('respondent')),
  person(
    'second-respondent',
    'מגיבה־מציעה',
    ['מנכ״לית לשעבר בשירות הציבורי', null],
    among('respondent'),
  ),
  // Responds in one session only.
  person(
    'guest-respondent',
    'מגיב מוזמן',
    ['מגיב למפגש על מרכז ממשל ואסטרטגיה', null],
    among('commenter'),
  ),
  person('commenter', 'מגיבה', ['מנכ״לית לשעבר בשירות הציבורי', null], among('commenter')),
  person('reader', 'קורא', ['מנכ״ל לשעבר בשירות הציבורי', null], among('reader')),

  person(
    'programme',
    'מנהל התוכנית',
    ['מנהל התוכנית, פורום מנהלי מחוזות', LEADERSHIP_INSTITUTE],
    inDistricts('coordinator'),
  ),
  person(
    'facilitator',
    'מנחת הפורום',
    ['מנחה ויועצת', LEADERSHIP_INSTITUTE],
    inDistricts('lead', ...REGIONS),
  ),
  person(
    'adviser',
    'יועץ אורך',
    ['יועץ אורך', LEADERSHIP_INSTITUTE],
    inDistricts('commenter', ...REGIONS),
  ),
  director(
    'interior-north',
    ['ממונה מחוז הצפון, הפנים', 'הממונה על המחוז', INTERIOR],
    ['north', 'הצפון'],
  ),
  director(
    'environment-north',
    ['מנהלת מחוז הצפון, הגנת הסביבה', 'מנהלת מחוז', ENVIRONMENT],
    ['north', 'הצפון'],
  ),
  director(
    'interior-haifa',
    ['ממונה מחוז חיפה, הפנים', 'הממונה על המחוז', INTERIOR],
    ['haifa', 'חיפה'],
  ),
  director(
    'environment-haifa',
    ['מנהל מחוז חיפה, הגנת הסביבה', 'מנהל מחוז', ENVIRONMENT],
    ['haifa', 'חיפה'],
  ),
  director(
    'interior-tel-aviv',
    ['ממונה מחוז תל אביב, הפנים', 'הממונה על המחוז', INTERIOR],
    ['tel-aviv', 'תל אביב'],
  ),
  director(
    'environment-centre',
    ['מנהלת מחוז המרכז, הגנת הסביבה', 'מנהלת מחוז', ENVIRONMENT],
    ['tel-aviv', 'המרכז'],
  ),
  director(
    'interior-jerusalem',
    ['ממונה מחוז ירושלים, הפנים', 'הממונה על המחוז', INTERIOR],
    ['jerusalem', 'ירושלים'],
    'חינוך',
  ),
  director(
    'environment-jerusalem',
    ['מנהל מחוז ירושלים, הגנת הסביבה', 'מנהל מחוז', ENVIRONMENT],
    ['jerusalem', 'ירושלים'],
    'תשתיות',
  ),
  director(
    'industry-jerusalem',
    ['מנהלת מחוז ירושלים, התמ״ת', 'מנהלת מחוז', INDUSTRY],
    ['jerusalem', 'ירושלים'],
    'מוכנות לחירום',
  ),
  director(
    'interior-south',
    ['ממונה מחוז הדרום, הפנים', 'הממונה על המחוז', INTERIOR],
    ['south', 'הדרום'],
  ),
  director(
    'environment-south',
    ['מנהל מחוז הדרום, הגנת הסביבה', 'מנהל מחוז', ENVIRONMENT],
    ['south', 'הדרום'],
  ),
];

/** One way in for each role, in the order they are shown. */
export const SIGN_IN_AS: readonly { readonly key: string; readonly role: Role }[] = [
  { key: 'coordinator', role: 'coordinator' },
  { key: 'lead', role: 'lead' },
  { key: 'author', role: 'author' },
  { key: 'second-author', role: 'author' },
  { key: 'respondent', role: 'respondent' },
  { key: 'commenter', role: 'commenter' },
  { key: 'reader', role: 'reader' },
];
