import type { Topic } from '#shared/session/session.ts';

/** A session of the sample, with keys where the workspace has ids. */
interface SampleSession {
  readonly key: string;
  readonly forum: string;
  readonly group: string | null;
  readonly day: string | null;
  readonly dayDoubtful: boolean;
  readonly host: string | null;
  readonly topics: readonly SampleTopic[];
  readonly respondents: readonly string[];
}
export interface SampleTopic extends Omit<Topic, 'leadId'> {
  readonly leadKey: string | null;
}

/** Leads bear the name of their part only: people of the forums' papers stay out of the program. */
const LEAD = 'מוביל/ת המפגש (המכון)';

function topic(title: string, leadKey: string | null = null): SampleTopic {
  const lead = leadKey === null ? null : LEAD;
  return { title, titleTentative: false, lead, leadTentative: false, leadKey };
}

/** One row of the table of sessions in the work plan. */
function planned(
  row: Pick<SampleSession, 'key' | 'day' | 'topics' | 'respondents'>,
): SampleSession {
  return { ...row, forum: 'directors-general', group: null, dayDoubtful: false, host: null };
}

/** A meeting of a regional forum or, without a group, of them all. Their papers give a rhythm and no dates. */
function ofDistricts(
  key: string,
  group: string | null,
  titles: readonly string[],
  host: string | null = null,
): SampleSession {
  const topics = titles.map((title) => topic(title));
  const rest = { day: null, dayDoubtful: false, respondents: [] };
  return { key, forum: 'district-directors', group, host, topics, ...rest };
}

const MUTUAL_UPDATE = 'עדכון הדדי וקידום יוזמות מחוזיות משותפות';

export const SESSIONS: readonly SampleSession[] = [
  planned({
    key: 'government-structure',
    day: '2024-01-21',
    topics: [topic('מבנה הממשלה והמשרדים', 'lead')],
    respondents: ['respondent', 'second-respondent'],
  }),
  planned({
    key: 'duty-to-consult',
    day: '2024-02-19',
    topics: [topic('חובת היוועצות', 'session-lead')],
    respondents: ['respondent', 'second-respondent'],
  }),
  planned({
    key: 'centre-of-government',
    day: '2024-03-04',
    topics: [topic('מרכז ממשל ואסטרטגיה', 'lead')],
    respondents: ['respondent', 'guest-respondent'],
  }),
  {
    ...planned({
      key: 'senior-appointments',
      // As typed in the plan, 14.4.23, among sessions of 2024: most likely 2024, but that is for the forum to say.
      day: '2023-04-14',
      topics: [
        topic('מינוי בכירים', 'lead'),
        // A row without a date of its own that continues the one above it (which ends in a plus); topic and lead bear a question mark.
        {
          title: 'חוק יסוד: שירות ציבורי',
          titleTentative: true,
          lead: 'מוביל/ת הנושא (המכון)',
          leadTentative: true,
          leadKey: null,
        },
      ],
      respondents: ['respondent'],
    }),
    dayDoubtful: true,
  },
  planned({
    key: 'overall-presentation',
    day: null,
    topics: [topic('הצגה כוללת של ההמלצות (מושב ייעודי)')],
    respondents: [],
  }),
  ofDistricts('north', 'north', [
    'השוואת הסמכות והאחריות של מנהל המחוז, לשם קידום סטנדרטיזציה בהגדרת התפקיד',
  ]),
  ofDistricts('haifa', 'haifa', [MUTUAL_UPDATE]),
  ofDistricts('tel-aviv-dashboard', 'tel-aviv', [
    'פיתוח ״לוח מחוונים״ למדידה משולבת של הרשויות באזור',
    'זיהוי וטיפול בין־משרדי ברשויות חלשות',
  ]),
  ofDistricts('tel-aviv-managing', 'tel-aviv', [
    'שיפור כלי הניהול של מנהל המחוז להנעת העובדים במחוז',
  ]),
  // The Jerusalem forum's papers name three offices that take part; each meeting is hosted by another.
  ofDistricts(
    'jerusalem-gaps',
    'jerusalem',
    ['פיתוח מנגנונים לצמצום פערים בין רשויות המחוז'],
    'משרד הפנים, מחוז ירושלים',
  ),
  ofDistricts(
    'jerusalem-updates',
    'jerusalem',
    [MUTUAL_UPDATE],
    'המשרד להגנת הסביבה, מחוז ירושלים',
  ),
  ofDistricts('south', 'south', ['חיזוק הקשר בין משרדי הממשלה והבדואים בנגב']),
  ofDistricts('national', null, ['מפגש ארצי: למידת עמיתים בסוגיות מקצועיות משותפות']),
];
