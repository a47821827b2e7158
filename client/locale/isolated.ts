/** Isolates other people's words in plain text, where `<bdi>` cannot stand: the page's title, a file's name. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
