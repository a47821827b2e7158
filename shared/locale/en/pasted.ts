/** What is said about a table that was pasted: people, meetings. */
export const pasted = {
  columns: 'What each column holds',
  column: 'Column {{place}}',
  columnFrom: 'Column {{place}}: {{sample}}',
  headings: 'The first row is headings',
  ignored: 'Not read',
};
