/** What one meeting of the sample recorded, with keys where the workspace has ids. */
interface PastEntry {
  readonly kind: 'decision' | 'action' | 'note';
  readonly text: string;
  /** The beginning of the recommendation of its paper that it is about. */
  readonly about: string | null;
  readonly owners: readonly string[];
  readonly dueOn: string | null;
  /** Puts right the entry before it. */
  readonly isCorrection: boolean;
}

const entry = (
  kind: PastEntry['kind'],
  text: string,
  more: Partial<PastEntry> = {},
): PastEntry => ({
  kind,
  text,
  about: null,
  owners: [],
  dueOn: null,
  isCorrection: false,
  ...more,
});

/** The first session of the plan, held: who came, how long it was spoken of, and what was recorded. */
export const PAST_MEETING = {
  session: { day: '2024-01-21' },
  by: 'coordinator',
  here: ['coordinator', 'lead', 'author', 'second-author', 'respondent', 'commenter'],
  afar: ['second-respondent'],
  absent: ['reader'],
  minutes: 75,
  /** When it began, by the clock of that day in Coordinated Universal Time. */
  from: '08:00',
  entries: [
    entry(
      'decision',
      'להשאיר את חובת הפרסום בלי לקבוע שחוות הדעת מחייבת. הנימוק: פרסום מחייב תשובה, וחובה עלולה להפוך לחותמת.',
      { about: 'להתנות הקמה' },
    ),
    entry('decision', 'אחראי המעבר ימונה בתוך שלושים יום מן ההחלטה.', { about: 'למנות לכל' }),
    entry('decision', 'אחראי המעבר ימונה עם ההחלטה עצמה, ולא אחריה.', {
      about: 'למנות לכל',
      isCorrection: true,
    }),
    entry('action', 'לבדוק כיצד נערכו שלושת השינויים המבניים האחרונים, ומי ליווה אותם.', {
      owners: ['author', 'respondent'],
      dueOn: '2024-02-19',
    }),
    entry('action', 'להכין נוסח מתוקן של נוהל המעבר לקראת המפגש הבא.', {
      owners: ['lead'],
      dueOn: '2024-02-12',
    }),
    entry('note', 'השאלה מי יכין את חוות הדעת תידון יחד עם המפגש על מרכז ממשל ואסטרטגיה.'),
  ],
};
