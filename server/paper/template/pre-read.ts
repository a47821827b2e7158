import { type ManuscriptNode, numbered, section } from '#server/paper/template/manuscript.ts';
import type { TemplateWish } from '#server/paper/template/template-wish.ts';

const WORDING = {
  rtl: {
    purpose: 'מטרת החומר',
    purposeGuide: (title: string) =>
      `לקראת איזו הכרעה נכתב ״${title}״, ומה מתבקש לעשות לפני המפגש.`,
    background: 'רקע',
    backgroundGuide: 'מה שצריך לדעת כדי להשיב, בשניים או שלושה עמודים.',
    questions: 'שאלות למגיבים',
    questionsGuide: 'שאלות מעטות, שכל אחת מהן מזמינה עמדה מנומקת.',
  },
  ltr: {
    purpose: 'Purpose',
    purposeGuide: (title: string) =>
      `Which decision “${title}” prepares, and what is asked of its readers before the session.`,
    background: 'Background',
    backgroundGuide: 'What has to be known to answer, in two or three pages.',
    questions: 'Questions to respondents',
    questionsGuide: 'Few questions, each inviting a reasoned stand.',
  },
} as const;

/** What is sent ahead of a session: purpose, background, and the questions its respondents answer. */
export function preReadTemplate({ title, direction }: TemplateWish): ManuscriptNode[] {
  const words = WORDING[direction];
  return [
    ...section(words.purpose, words.purposeGuide(title)),
    ...section(words.background, words.backgroundGuide),
    ...section(words.questions, words.questionsGuide, numbered('', '', '')),
  ];
}
