import {
  bullets,
  heading,
  leftToRight,
  link,
  type ManuscriptNode,
  numbered,
  paragraph,
} from '#server/paper/template/manuscript.ts';

/** What the map leaves open, what comes next, and what it leans on. */
export const onward: readonly ManuscriptNode[] = [
  heading(1, 'מן המיפוי אל הפתרונות'),
  paragraph(
    'המיפוי מעלה תמונה אחת שחוזרת בכל הממדים: המרחק בין אחריות לסמכות, בין החלטה לביצוע, ובין ידע למי שזקוק לו. אין מדובר בכשל של אדם או של משרד, אלא במערכת שחלקיה עוצבו בנפרד. מכאן גם התקווה: שינויים מוגבלים בנקודות החיבור עשויים להשפיע על המכלול.',
  ),
  heading(2, 'אתגרים שעדיין אין להם המלצה'),
  bullets(
    'עיגון עקרונות היסוד של השירות הציבורי – ממתין למפגש על מינוי בכירים ועל חוק יסוד: שירות ציבורי.',
    'סמכותו של הדרג המחוזי – ממתין לממצאי ההשוואה של פורום מנהלי המחוזות בצפון.',
    'עתודה ניהולית ומסלולי התפתחות – ממתין להשלמה ולהרחבה של ממד ההון האנושי.',
    'אופק התקצוב – טרם נקבע היכן יידון.',
  ),
  heading(2, 'הצעדים הבאים'),
  numbered(
    'עיבוד נייר האתגרים לאור הערותיהם של חברות וחברי הפורום.',
    'מעבר למרחב הפתרונות: כל מפגש מוקדש לנושא אחד, חומרים נשלחים מראש, ומגיבים נקבעים לפניו.',
    'תיקוף ההמלצות במפגשים, ורישום הסתייגויות לצידן.',
    'הצגה כוללת של ההמלצות במושב ייעודי.',
    'בחינה חוזרת כעבור שנה, יחד עם נושאים וכיווני מחקר שייבחרו עם הפורום.',
  ),
  heading(2, 'מקורות לעיון'),
  leftToRight(
    'OECD (2019), Recommendation of the Council on Public Service Leadership and Capability, ',
    link('OECD/LEGAL/0445', 'https://legalinstruments.oecd.org/en/instruments/OECD-LEGAL-0445'),
    '.',
  ),
  leftToRight(
    'OECD (2012), Recommendation of the Council on Regulatory Policy and Governance, ',
    link('OECD/LEGAL/0390', 'https://legalinstruments.oecd.org/en/instruments/OECD-LEGAL-0390'),
    '.',
  ),
];
