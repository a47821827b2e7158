import {
  bullets,
  heading,
  type ManuscriptNode,
  numbered,
  paragraph,
  recommendation,
} from '#server/paper/template/manuscript.ts';

/** What the dedicated session will be shown: the recommendations of all sessions, brought together. */
export const overallPresentation: readonly ManuscriptNode[] = [
  heading(1, 'רקע'),
  paragraph(
    'תוכנית הפעולה מסתיימת בהצגה כוללת של ההמלצות במושב ייעודי. נייר זה ירכז את ההמלצות שתוקפו במפגשים, וייכתב מתוך ניירות המפגשים עצמם. מועד המושב טרם נקבע.',
  ),
  heading(1, 'האתגרים שבהם עוסק הנייר'),
  paragraph(
    'ההצגה תלך בעקבות ששת הממדים של נייר האתגרים, ותראה בכל אחד מהם את הדרך מן האתגר, דרך נקודת ההתערבות, אל ההמלצה. אתגר שנותר ללא המלצה יוצג ככזה.',
  ),
  heading(1, 'חלופות'),
  bullets(
    'הצגה לפי ממדים: שלמה ושיטתית, אך ארוכה.',
    'הצגה לפי מידת הבשלות: מה אפשר לממש מייד, מה דורש חקיקה, ומה יש להכין לשעה הנכונה.',
    'הצגה של המלצות ספורות לעומק, ושל היתר בכתב.',
  ),
  heading(1, 'המלצות'),
  recommendation(
    { dimension: 'government-system', key: 'by-ripeness', answers: ['at-window'] },
    'להציג את ההמלצות לפי מידת הבשלות שלהן, ולסמן לכל אחת את הגורם שיכול לאמץ אותה.',
  ),
  heading(1, 'שאלות פתוחות'),
  numbered(
    'מי הקהל של המושב הייעודי, ומה מבקשים ממנו בסופו?',
    'אילו הסתייגויות יוצגו לצד ההמלצות, ובאיזה אופן?',
  ),
];
