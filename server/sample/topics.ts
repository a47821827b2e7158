import type { IdOf } from '#server/sample/id-of.ts';
import type { TopicRow } from '#server/storage/work/topics.ts';

interface SampleTopicProposal {
  readonly forum: string;
  readonly title: string;
  readonly why: string;
  readonly yields: string;
  readonly by: string;
}

const afterwards = (title: string, why = ''): SampleTopicProposal => ({
  forum: 'directors-general',
  title,
  why,
  yields: 'כיוון מחקר יחד עם הפורום, לשלב השני של תוכנית הפעולה.',
  by: 'coordinator',
});

/** The possible directions of the work plan's second stage, and what the district directors' papers name for all districts. */
const TOPICS: readonly SampleTopicProposal[] = [
  afterwards('חיזוק משרדי ביצוע אל מול שחקני מטה'),
  afterwards('הון אנושי (השלמות והרחבה)'),
  afterwards('ניהול סיכונים בממשלה'),
  afterwards('חדשנות בממשלה'),
  afterwards('מדידת פרודוקטיביות'),
  {
    forum: 'district-directors',
    title: 'הגדרת תפקיד מנהל המחוז: סטנדרטיזציה',
    why: 'השוואת הסמכות והאחריות נעשתה בפורום הצפון, והיא נוגעת לכל המחוזות.',
    yields: 'הצעה אחת להגדרת התפקיד, למפגש הארצי.',
    by: 'programme',
  },
  {
    forum: 'district-directors',
    title: 'לוח מחוונים למדידה משולבת של הרשויות',
    why: 'פותח בפורום תל אביב והמרכז; כדאי ללמוד ממנו בשאר המחוזות.',
    yields: 'החלטה אם להרחיב את הלוח.',
    by: 'programme',
  },
];

interface Means {
  readonly now: Date;
  readonly newId: () => string;
  readonly idOf: IdOf;
}

/** The topics of one forum, proposed by those who coordinate it. */
export function sampleTopics(forum: string, { now, newId, idOf }: Means): TopicRow[] {
  return TOPICS.filter((topic) => topic.forum === forum).map(({ title, why, yields, by }) => ({
    id: newId(),
    sendId: newId(),
    title,
    why,
    yields,
    isAside: false,
    batchId: null,
    sessionId: null,
    revision: 0,
    at: now.toISOString(),
    by: idOf('person', by),
  }));
}
