import type { InitiativeStatus } from '#shared/initiative/initiative.ts';
import { PEOPLE } from '#server/sample/people.ts';
import type { IdOf } from '#server/sample/id-of.ts';
import type { InitiativeRow } from '#server/storage/work/initiatives.ts';

/** An initiative of the sample, with keys where the workspace has ids. */
interface SampleInitiative {
  readonly forum: string;
  readonly groups: readonly string[];
  readonly title: string;
  readonly aim: string;
  readonly owners: readonly string[];
  readonly status: InitiativeStatus;
  readonly nextStep: string;
}

const ofDistricts = (
  groups: readonly string[],
  owners: readonly string[],
  said: Pick<SampleInitiative, 'title' | 'aim' | 'status' | 'nextStep'>,
): SampleInitiative => ({ forum: 'district-directors', groups, owners, ...said });

/** What the forums' own papers tell of, as initiatives; next steps are those that the papers themselves name. */
const INITIATIVES: readonly SampleInitiative[] = [
  ofDistricts(['tel-aviv'], ['interior-tel-aviv', 'environment-centre'], {
    title: 'לוח מחוונים למדידה משולבת של הרשויות באזור',
    aim: 'לוח אחד שמודד יחד את הרשויות שבאזור, ומאפשר לזהות רשויות חלשות ולטפל בהן טיפול בין־משרדי.',
    status: 'under-way',
    nextStep: 'הצגת טיוטת הלוח במפגש של פורום תל אביב והמרכז',
  }),
  ofDistricts(['tel-aviv'], ['interior-tel-aviv'], {
    title: 'שיפור כלי הניהול של מנהל המחוז להנעת העובדים',
    aim: 'לתת בידי מנהל המחוז כלים להנעת העובדים במחוז.',
    status: 'idea',
    nextStep: '',
  }),
  ofDistricts(['north'], ['interior-north', 'environment-north'], {
    title: 'סטנדרטיזציה בהגדרת תפקיד מנהל המחוז',
    aim: 'השוואת הסמכות והאחריות של מנהלי המחוזות במשרדים השונים, כבסיס להגדרה אחת של התפקיד.',
    status: 'under-way',
    nextStep: 'השלמת טבלת ההשוואה בנייר של פורום הצפון',
  }),
  ofDistricts(['jerusalem'], ['interior-jerusalem', 'industry-jerusalem'], {
    title: 'מנגנונים לצמצום פערים בין רשויות המחוז',
    aim: 'טיפול משותף, ובכלל זה התמקדות ביישובים מסוימים, במקום טיפול של כל משרד בפן אחד של הסוגיה.',
    status: 'waiting',
    nextStep: 'קביעת מועד למפגש באירוח משרד הפנים, מחוז ירושלים',
  }),
  ofDistricts(['jerusalem'], ['environment-jerusalem', 'industry-jerusalem'], {
    title: 'העברת מפעל מקרבת בית ספר',
    aim: 'בית ספר ומפעל מתכות זה בצד זה. ההיכרות מהפורום אפשרה לפעול יחד, ולהעביר את המפעל לאזור מסודר יותר ללא עלות למדינה.',
    status: 'done',
    nextStep: '',
  }),
  ofDistricts(['south'], ['interior-south', 'environment-south'], {
    title: 'חיזוק הקשר בין משרדי הממשלה והבדואים בנגב',
    aim: 'קשר קבוע בין משרדי הממשלה לבין היישובים הבדואיים בנגב.',
    status: 'under-way',
    nextStep: 'דיון במפגש פורום הדרום',
  }),
  ofDistricts(
    [],
    ['facilitator', 'interior-jerusalem', 'environment-jerusalem', 'industry-jerusalem'],
    {
      title: 'מומחיות משותפת: חינוך, תשתיות, מוכנות לחירום',
      aim: 'התמחויות שנוצרו בפורום יעמדו לרשות כל המחוזות.',
      status: 'idea',
      nextStep: '',
    },
  ),
  {
    forum: 'directors-general',
    groups: [],
    owners: ['coordinator', 'lead'],
    title: 'הצגה כוללת של ההמלצות במושב ייעודי',
    aim: 'ההמלצות מכל המפגשים יוצגו יחד, אחרי שכל אחת גובשה ותוקפה במפגש שלה.',
    status: 'waiting',
    nextStep: 'קביעת מועד למושב',
  },
  {
    forum: 'directors-general',
    groups: [],
    owners: ['coordinator'],
    title: 'נייר משותף: שיקום השירות הציבורי – שנה אחרי',
    aim: 'נייר של הפורום, ובשאיפה הצגה בכנס ולאחריה עוד תוצרים.',
    status: 'idea',
    nextStep: '',
  },
];

interface Means {
  readonly now: Date;
  readonly newId: () => string;
  readonly idOf: IdOf;
}

/** The initiatives of one forum, written down by its coordinator. */
export function sampleInitiatives(forum: string, { now, newId, idOf }: Means): InitiativeRow[] {
  const at = now.toISOString();
  return INITIATIVES.filter((one) => one.forum === forum).map((one) => ({
    id: newId(),
    sendId: newId(),
    title: one.title,
    aim: one.aim,
    groupIds: one.groups.map((key) => idOf('group', key)),
    owners: one.owners.map((key) => ownerOf(key, idOf)),
    status: one.status,
    nextStep: one.nextStep,
    nextStepOn: null,
    revision: 0,
    at,
    by: idOf('person', 'coordinator'),
    movedAt: at,
  }));
}

function ownerOf(key: string, idOf: IdOf): InitiativeRow['owners'][number] {
  const person = PEOPLE.find((one) => one.key === key);
  if (!person) throw new Error(`the sample has no person ${key}`);
  return { personId: idOf('person', key), name: person.name, office: person.office };
}
