import {
  challenge,
  interventionPoint,
  type ManuscriptNode,
  numbered,
  recommendation,
  table,
  section,
} from '#server/paper/template/manuscript.ts';
import type { TemplateWish } from '#server/paper/template/template-wish.ts';

const WORDING = {
  rtl: {
    background: 'רקע',
    backgroundGuide: (title: string) => `מה השאלה שבמרכז ״${title}״, ומדוע נדרשת הכרעה בה.`,
    challenges: 'האתגרים שבהם עוסק הנייר',
    challengesGuide: 'כל אתגר בפני עצמו, עם קישור אל נייר האתגרים כאשר הוא כבר ממופה שם.',
    alternatives: 'חלופות',
    alternativesGuide: 'שתיים או שלוש חלופות של ממש, ובהן גם המשך המצב הקיים.',
    columns: ['חלופה', 'יתרונות', 'חסרונות', 'תנאים להצלחה'],
    recommendations: 'המלצות',
    recommendationsGuide: 'משפט אחד שאפשר לתמוך בו או להסתייג ממנו: מי עושה, מה, ובאיזה כלי.',
    open: 'שאלות פתוחות',
    openGuide: 'מה טרם הוכרע, ומה נדרש כדי להכריע.',
  },
  ltr: {
    background: 'Background',
    backgroundGuide: (title: string) =>
      `The question at the heart of “${title}”, and why it has to be decided.`,
    challenges: 'Challenges addressed',
    challengesGuide: 'Each challenge by itself, linked to the challenge paper where it is mapped.',
    alternatives: 'Alternatives',
    alternativesGuide: 'Two or three real alternatives, going on as before among them.',
    columns: ['Alternative', 'For', 'Against', 'Conditions of success'],
    recommendations: 'Recommendations',
    recommendationsGuide:
      'One sentence that can be supported or reserved against: who does what, by which instrument.',
    open: 'Open questions',
    openGuide: 'What is not decided yet, and what deciding it takes.',
  },
} as const;

/** A session's recommendations, from the question to sentences that members can take a stand on. */
export function recommendationsTemplate({ title, direction }: TemplateWish): ManuscriptNode[] {
  const words = WORDING[direction];
  const emptyRow = words.columns.map(() => '');
  return [
    ...section(words.background, words.backgroundGuide(title)),
    ...section(
      words.challenges,
      words.challengesGuide,
      challenge({}, ''),
      interventionPoint({}, ''),
    ),
    ...section(
      words.alternatives,
      words.alternativesGuide,
      table(words.columns, emptyRow, emptyRow),
    ),
    ...section(words.recommendations, words.recommendationsGuide, recommendation({}, '')),
    ...section(words.open, words.openGuide, numbered('')),
  ];
}
