import {
  heading,
  type ManuscriptNode,
  numbered,
  paragraph,
} from '#server/paper/template/manuscript.ts';

/** The southern forum's topic, at its beginning. */
export const negev: readonly ManuscriptNode[] = [
  heading(1, 'מטרת הנייר'),
  paragraph(
    'פורום מחוז הדרום בחר לעסוק בחיזוק הקשר בין משרדי הממשלה והבדואים בנגב. הנייר יאסוף את נקודות המפגש הקיימות של כל משרד, ויציע כיצד לחבר ביניהן.',
  ),
  heading(1, 'שאלות לפתיחה'),
  numbered(
    'אילו שירותים נותן כל משרד היום, היכן ובידי מי?',
    'היכן פונים התושבים לכמה משרדים באותו עניין?',
    'מי צריך להשתתף בכתיבה, מלבד משרדי הממשלה?',
  ),
];
