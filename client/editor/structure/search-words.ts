/** Whether all words that were typed stand in a text; points, geresh and quotation marks make no difference. */
export function hasWords(text: string, typed: string): boolean {
  const among = plain(text);
  return plain(typed)
    .split(' ')
    .every((word) => among.includes(word));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}'"׳״“”\u2066-\u2069]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
