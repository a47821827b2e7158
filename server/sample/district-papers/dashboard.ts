import {
  bullets,
  challenge,
  heading,
  interventionPoint,
  type ManuscriptNode,
  numbered,
  paragraph,
  recommendation,
  table,
} from '#server/paper/template/manuscript.ts';

/** A group's own paper: measuring the local authorities of Tel Aviv and the centre together. */
export const dashboard: readonly ManuscriptNode[] = [
  heading(1, 'רקע'),
  paragraph(
    'כל משרד הפועל במחוז מודד את הרשויות המקומיות מנקודת מבטו: תקציב, חינוך, רווחה, סביבה, תשתיות. כל מדידה שלמה בפני עצמה, אך אין מי שרואה אותן יחד. כך קורה שרשות מתקשה בכמה תחומים בעת ובעונה אחת, וכל משרד מטפל בה לבדו ובקצב שלו.',
  ),
  paragraph(
    'פורום מחוז תל אביב והמרכז מבקש לפתח ״לוח מחוונים״ למדידה משולבת של הרשויות באזור, ועל יסודו לזהות רשויות חלשות ולטפל בהן טיפול בין־משרדי.',
  ),
  heading(1, 'האתגרים שבהם עוסק הנייר'),
  challenge(
    { dimension: 'mechanisms', key: 'separate-measures' },
    'כל משרד מודד את הרשויות לבדו, ואין תמונה משולבת.',
  ),
  challenge(
    { dimension: 'coordination', key: 'separate-care' },
    'רשות חלשה מטופלת בידי כמה משרדים בלי תיאום ביניהם.',
  ),
  interventionPoint(
    { dimension: 'mechanisms', key: 'at-measures', answers: ['separate-measures'] },
    'בחירה משותפת של מדדים ספורים, מתוך נתונים שכבר נאספים במשרדים.',
  ),
  interventionPoint(
    { dimension: 'coordination', key: 'at-joint-care', answers: ['separate-care'] },
    'תוכנית טיפול אחת לרשות, שכל המשרדים שותפים לה.',
  ),
  heading(1, 'הצעה ראשונה למבנה הלוח'),
  table(
    ['תחום', 'מה נמדד', 'המשרד המספק את הנתון', 'תדירות'],
    ['ניהול ותקציב', 'יוגדר', 'משרד הפנים', 'יוגדר'],
    ['סביבה', 'יוגדר', 'המשרד להגנת הסביבה', 'יוגדר'],
    ['חינוך ורווחה', 'יוגדר', 'יוגדר', 'יוגדר'],
    ['תשתיות ומוכנות לחירום', 'יוגדר', 'יוגדר', 'יוגדר'],
  ),
  heading(1, 'המלצות'),
  recommendation(
    { dimension: 'mechanisms', key: 'few-measures', answers: ['at-measures'] },
    'להתחיל במדדים ספורים בכל תחום, ולהרחיב רק לאחר שהמשרדים משתמשים בהם בפועל.',
  ),
  recommendation(
    { dimension: 'coordination', key: 'one-plan', answers: ['at-joint-care'] },
    'לגבש לכל רשות חלשה תוכנית אחת, עם משרד מוביל ונקודות בחינה.',
    bullets(
      'המשרד המוביל נבחר לפי התחום שבו הקושי גדול מכול.',
      'הרשות עצמה שותפה לתוכנית מראשיתה.',
      'המצב מתעדכן בכל מפגש של הפורום האזורי.',
    ),
  ),
  heading(1, 'שאלות פתוחות'),
  numbered(
    'מי רשאי לראות את הלוח: המשרדים בלבד, גם הרשויות, או הציבור כולו?',
    'כיצד נמנעים מתיוג של רשות כחלשה?',
  ),
];
