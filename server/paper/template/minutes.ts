import {
  bullets,
  heading,
  type ManuscriptNode,
  numbered,
  table,
  section,
} from '#server/paper/template/manuscript.ts';
import type { TemplateWish } from '#server/paper/template/template-wish.ts';

const WORDING = {
  rtl: {
    present: 'משתתפים',
    presentGuide: (title: string) => `מי השתתף במפגש ש״${title}״ מסכם, ומי נעדר.`,
    discussion: 'עיקרי הדיון',
    discussionGuide: 'הטענות וההסתייגויות, ולא מהלך הדברים.',
    decisions: 'החלטות',
    decisionsGuide: 'כל החלטה במשפט אחד, עם ההסתייגויות שנרשמו לה.',
    tasks: 'משימות',
    columns: ['משימה', 'באחריות', 'עד מועד'],
    next: 'לקראת המפגש הבא',
    nextGuide: 'מה יישלח מראש, ומי מתבקש להגיב.',
  },
  ltr: {
    present: 'Present',
    presentGuide: (title: string) =>
      `Who took part in the session that “${title}” sums up, and who was absent.`,
    discussion: 'Main points',
    discussionGuide: 'The arguments and the reservations, not the course of the talk.',
    decisions: 'Decisions',
    decisionsGuide: 'Each decision in one sentence, with the reservations recorded to it.',
    tasks: 'Tasks',
    columns: ['Task', 'By whom', 'Until'],
    next: 'Towards the next session',
    nextGuide: 'What will be sent ahead, and who is asked to respond.',
  },
} as const;

/** Minutes: what was argued, what was decided, and who does what by when. */
export function minutesTemplate({ title, direction }: TemplateWish): ManuscriptNode[] {
  const words = WORDING[direction];
  return [
    ...section(words.present, words.presentGuide(title), bullets('')),
    ...section(words.discussion, words.discussionGuide),
    ...section(words.decisions, words.decisionsGuide, numbered('')),
    heading(1, words.tasks),
    table(
      words.columns,
      words.columns.map(() => ''),
    ),
    ...section(words.next, words.nextGuide),
  ];
}
