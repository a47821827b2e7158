import type { Language } from '#shared/member/person.ts';
import { TAGS } from '#client/locale/Locale.tsx';

const formats = new Map<Language, Intl.NumberFormat>();

/** A part of a whole as whole percents, `62%`; what is there is never shown as none. */
export function shareInWords(part: number, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.NumberFormat(TAGS[language], { style: 'percent', maximumFractionDigits: 0 });
  formats.set(language, format);
  return part > 0 && part < 0.01 ? `<${format.format(0.01)}` : format.format(part);
}
