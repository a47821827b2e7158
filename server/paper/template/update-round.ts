import {
  bold,
  bullets,
  heading,
  type ManuscriptNode,
  paragraph,
  table,
  section,
} from '#server/paper/template/manuscript.ts';
import type { TemplateWish } from '#server/paper/template/template-wish.ts';

const WORDING = {
  rtl: {
    purpose: 'לקראת המפגש',
    purposeGuide: (title: string) =>
      `״${title}״: עדכון קצר מכל משרד, לפני המפגש, כדי שבמפגש עצמו יישאר זמן ליוזמות המשותפות.`,
    office: 'משרד ומחוז',
    points: ['מה התחדש:', 'מה עומד על הפרק:', 'במה נדרש שיתוף פעולה:'],
    initiatives: 'יוזמות משותפות',
    columns: ['יוזמה', 'משרדים שותפים', 'מצב', 'הצעד הבא'],
  },
  ltr: {
    purpose: 'Towards the session',
    purposeGuide: (title: string) =>
      `“${title}”: a short update from each office ahead of the session, so that the session itself has time for joint initiatives.`,
    office: 'Office and district',
    points: ['What is new:', 'What is ahead:', 'Where cooperation is needed:'],
    initiatives: 'Joint initiatives',
    columns: ['Initiative', 'Offices taking part', 'State', 'Next step'],
  },
} as const;

/** A round of updates: one short section per office, and the initiatives they carry together. */
export function updateRoundTemplate({ title, direction }: TemplateWish): ManuscriptNode[] {
  const words = WORDING[direction];
  const points = () => bullets(...words.points.map((point) => paragraph(bold(point), ' ')));
  return [
    ...section(words.purpose, words.purposeGuide(title)),
    heading(1, words.office),
    points(),
    heading(1, words.office),
    points(),
    heading(1, words.initiatives),
    table(
      words.columns,
      words.columns.map(() => ''),
    ),
  ];
}
