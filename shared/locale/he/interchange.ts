/** Papers as files of other programs: the dialog, and what a file says by itself. */
export const interchange = {
  open: 'הורדה כקובץ Word',
  title: 'הורדה כקובץ Word',
  lead: 'הקובץ נפתח ב־Word. מה שישתנה בו יסומן שם כשינוי במעקב.',
  leadOnly: 'הקובץ נפתח ב־Word.',
  which: 'איזה טקסט',
  clean: 'נקי: כאילו כל הצעות התיקון התקבלו',
  marked: 'עם הצעות התיקון, כשינויים במעקב',
  original: 'המקור, בלי הצעות התיקון',
  remarks: 'עם ההערות והמענים שאני רואה',
  private: 'הערות של הקבוצה שלך בלבד ייכנסו לקובץ. כל מי שיקבל אותו יוכל לקרוא אותן.',
  internal: 'קובץ עם הצעות התיקון או עם ההערות יכולים להוריד מי שכותבים בנייר.',
  download: 'הורדה',
  somebody: 'לא ידוע',
  noImage: 'תמונה חסרה',
  text: {
    marked: 'הצעות התיקון מסומנות כשינויים במעקב',
    since:
      'שינויים מאז גרסה {{number}} (מ־{{when}}) מסומנים כשינויים במעקב. הצעות תיקון שעוד לא הוכרעו אינן בקובץ',
  },
  changes: 'הורדת השינויים כקובץ Word',
  sinceAuthor: 'נייר: שינויים מאז גרסה {{number}}',
  proposes: 'הצעה: {{name}} – {{new}}, במקום {{old}}',
  became: 'שינוי: {{name}} – {{new}}, במקום {{old}}',
  value: {
    checked: { set: 'בוצעה', unset: 'לא בוצעה' },
    numbered: { set: 'בלי מספר', unset: 'עם מספר' },
    dir: { rtl: 'מימין לשמאל', ltr: 'משמאל לימין', unset: 'ככיוון הנייר' },
    align: { center: 'למרכז', end: 'לסוף השורה', justify: 'לשני הצדדים', unset: 'לתחילת השורה' },
    ownWidth: 'הרוחב שלה',
  },
  remark: {
    gone: 'על מילים שכבר אינן בטקסט הזה: „{{quote}}”',
  },
} as const;
