import {
  heading,
  type ManuscriptNode,
  numbered,
  paragraph,
  table,
} from '#server/paper/template/manuscript.ts';

/** The northern forum's comparison of powers and responsibility. */
export const districtRole: readonly ManuscriptNode[] = [
  heading(1, 'מטרת הנייר'),
  paragraph(
    'הנייר משווה בין הסמכות והאחריות של מנהלי המחוזות במשרדים השונים, לשם קידום סטנדרטיזציה בהגדרת התפקיד. הוא נכתב בידי משתתפי הפורום, וכל משרד ממלא בו את שורתו.',
  ),
  heading(1, 'טבלת ההשוואה'),
  table(
    ['תחום', 'משרד הפנים', 'המשרד להגנת הסביבה', 'משרדים נוספים'],
    ['תקציב', '', '', ''],
    ['כוח אדם', '', '', ''],
    ['ייצוג המשרד מול הרשויות', '', '', ''],
    ['הכרעה בסוגיות חוצות משרדים', '', '', ''],
  ),
  heading(1, 'שאלות להשוואה'),
  numbered(
    'אילו החלטות מתקבלות במחוז, ואילו מועברות למטה המשרד?',
    'היכן האחריות רחבה מן הסמכות?',
    'מה ראוי שיהיה אחיד בכל המשרדים, ומה ראוי שיישאר שונה?',
  ),
];
