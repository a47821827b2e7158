/** Printing a paper: the dialog before it, and what stands on the pages beside the text. */
export const print = {
  open: 'הדפסת הנייר',
  title: 'הדפסת הנייר',
  lead: 'יודפס הנייר בלבד, על עמודי A4, בשחור על לבן. כך גם ב־Ctrl+P.',
  titleBlock: 'שער: כותרת, פורום, סוג, שלב ותאריך',
  blockLinks: 'הקישורים בין אתגרים, נקודות התערבות והמלצות',
  addresses: 'כתובות מלאות ליד קישורים',
  size: 'גודל הטקסט',
  s: 'קטן',
  m: 'רגיל',
  l: 'גדול',
  print: 'להדפסה',
  text: {
    marked: 'הצעות התיקון מסומנות: תוספת בקו תחתון, מחיקה בקו חוצה',
    accepted: 'כאילו כל הצעות התיקון התקבלו',
    original: 'המקור, בלי הצעות התיקון',
  },
  asOf: 'נכון ל־{{when}}',
  page: 'עמוד {{page}} מתוך {{pages}}',
} as const;
