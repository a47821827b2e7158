import type { Language } from '#shared/member/person.ts';
import { TAGS } from '#client/locale/Locale.tsx';

const formats = new Map<Language, Intl.ListFormat>();

/** Names or titles in a row, as the language joins them: "דנה, רון ויעל". */
export function inARow(words: readonly string[], language: Language): string {
  const format = formats.get(language) ?? new Intl.ListFormat(TAGS[language]);
  formats.set(language, format);
  return format.format(words);
}
