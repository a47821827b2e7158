/** What is said about a table that was pasted: people, meetings. */
export const pasted = {
  columns: 'מה כתוב בכל עמודה',
  column: 'עמודה {{place}}',
  columnFrom: 'עמודה {{place}}: {{sample}}',
  headings: 'השורה הראשונה היא כותרות',
  ignored: 'לא נקרא',
};
