import {
  bullets,
  challenge,
  heading,
  interventionPoint,
  leftToRight,
  type ManuscriptNode,
  paragraph,
  recommendation,
} from '#server/paper/template/manuscript.ts';

const dimension = 'human-capital';

/** Human capital: fitness, continuity, and those who will lead next. */
export const humanCapital: readonly ManuscriptNode[] = [
  heading(1, 'הון אנושי'),
  paragraph(
    'איכותו של השירות הציבורי היא איכותם של האנשים שבו, והתנאים שבהם הם פועלים. במשך שנים נשען השירות על תחושת שליחות; היא קיימת גם היום, אך אינה יכולה לבוא במקום מסלול מקצועי, הכשרה, גיבוי והערכה. מי שנכנסים לשירות שואלים מה ילמדו בו, מי שמתקדמים בו שואלים מה מותר להם להחליט, ומי שעומדים בראשו שואלים כמה זמן יינתן להם.',
  ),
  paragraph(
    'המלצת ה־OECD בדבר הנהגה ויכולת בשירות הציבורי, משנת 2019, מסדרת את התחום בשלושה נדבכים:',
  ),
  leftToRight(
    'Values-driven culture and leadership; skilled and effective public servants; responsive and adaptive public employment systems.',
  ),
  paragraph(
    'בישראל הדיון הציבורי נוגע כמעט רק בקצהו של הנדבך הראשון – המינוי – ומשאיר את השאר בצל.',
  ),
  challenge(
    { dimension, key: 'loyalty-talk' },
    'שיח הנאמנות במינויים דוחק את שיח הכשירות.',
    'הדיון במינוי בכירים מתמקד בשאלה מי מקורב למי, ופחות בשאלות שקובעות את איכות התפקוד: מה דורש התפקיד, כיצד מאתרים לו מועמדות ומועמדים, ומה קורה ביום שאחרי המינוי.',
  ),
  challenge(
    { dimension, key: 'short-tenure' },
    'תחלופה מהירה וכהונות זמניות פוגעות ברציפות הניהולית.',
    'תפקידים בכירים מאוישים לעיתים לתקופות קצרות או במילוי מקום ממושך. הנהגה זמנית נזהרת מהחלטות ארוכות טווח, והמערכת לומדת להמתין. את היקף התופעה יש לבסס בנתונים עדכניים לפני התיקוף.',
  ),
  challenge(
    { dimension, key: 'no-pipeline' },
    'חסרים עתודה ניהולית ומסלולי התפתחות בין־משרדיים.',
    'הקידום מתרחש בעיקר בתוך המשרד, ולעיתים בתוך היחידה. מי שגדלו במטה אינם מכירים את השטח, ומי שגדלו בשטח אינם מגיעים אל המטה.',
  ),
  heading(2, 'מינוי בכירים'),
  interventionPoint(
    { dimension, key: 'at-search', answers: ['loyalty-talk'] },
    'תהליכי האיתור והמינוי לתפקידים בכירים: תנאי סף, ועדות איתור ושקיפות.',
  ),
  recommendation(
    { dimension, key: 'criteria-first', answers: ['at-search'] },
    'לפרסם לכל משרה בכירה תיאור תפקיד ואמות מידה לפני פתיחת האיתור, ולנמק בכתב את הבחירה.',
    'ההמלצה אינה מבטלת את שיקול הדעת של הגורם הממנה. היא מבקשת שיופעל אל מול דרישות שנקבעו מראש, וכך מאפשרת אמון גם בבחירה שאינה צפויה.',
  ),
  heading(2, 'רציפות וחפיפה'),
  interventionPoint(
    { dimension, key: 'at-handover', answers: ['short-tenure'] },
    'התקופה שבין המינוי לתפקוד המלא: חפיפה, הכשרה וכהונה קצובה.',
  ),
  recommendation(
    { dimension, key: 'handover', answers: ['at-handover'] },
    'לקבוע חפיפה סדורה ותיק תפקיד בחילופי מנכ״לים וראשי אגפים, ולהגביל את משך מילוי המקום.',
    'תיק התפקיד יכלול לפחות:',
    bullets(
      'התחייבויות שניתנו לציבור ולגופים אחרים, והמועדים שלהן.',
      'החלטות שהמתינו להכרעה, והחלופות שנבחנו.',
      'סיכונים ידועים, ומי מטפל בהם.',
    ),
  ),
  interventionPoint(
    { dimension, key: 'at-mobility', answers: ['no-pipeline'] },
    'ניידות בין משרדים, ובין המטה לשטח, כחלק ממסלול הקידום.',
    'לנקודה זו טרם נוסחה המלצה. השלמה והרחבה של ממד ההון האנושי נמנות עם הכיוונים האפשריים לשלב השני של תוכנית הפעולה.',
  ),
];
