/** Suggestions: tracked changes and what is decided about them. */
export const suggestion = {
  title: 'הצעות תיקון',
  open: 'הצעות תיקון ({{count}})',
  openNone: 'הצעות תיקון',
  none: 'אין בנייר הצעות תיקון.',
  noneSuggest:
    'אין בנייר הצעות תיקון. כל מה שנכתב במצב הצעה יופיע כאן, עד שמובילי הנייר יחליטו עליו.',
  inserted: 'להוסיף',
  deleted: 'למחוק',
  changes: {
    joined: 'לחבר שתי פסקאות',
    'block-inserted': 'להוסיף קטע שלם',
    'block-deleted': 'למחוק קטע שלם',
    restyled: 'לשנות עיצוב',
  },
  accept: 'קבלה',
  reject: 'דחייה',
  withdraw: 'משיכת ההצעה',
  acceptAll: 'קבלת הכול',
  rejectAll: 'דחיית הכול',
  allQuestion: 'להחליט על {{count}} הצעות בבת אחת?',
  allMeaning: 'ההחלטה תירשם על שמך לכל הצעה בנפרד.',
  reason: 'נימוק',
  show: 'הצגה בטקסט',
  gone: 'ההצעה כבר הוכרעה בידי מישהו אחר.',
  refused: 'את השינוי הזה אי אפשר להציע. הטקסט לא השתנה.',
} as const;
