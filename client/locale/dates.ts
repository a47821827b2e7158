import type { Language } from '#shared/member/person.ts';
import { TAGS } from '#client/locale/Locale.tsx';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A calendar day in full: `2026-11-23` is "23 בנובמבר 2026". No zone can move it to the day before. */
export function dayInWords(day: string, language: Language): string {
  return format(language, { ...DAY, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** The same with its weekday: "יום שני, 23 בנובמבר 2026". */
export function weekdayInWords(day: string, language: Language): string {
  const options = { ...DAY, weekday: 'long', timeZone: 'UTC' } as const;
  return format(language, options).format(Date.parse(`${day}T00:00:00Z`));
}

/** The day and hour of an instant where the reader is: "23 בנובמבר 2026 בשעה 14:05". */
export function momentInWords(at: Date, language: Language): string {
  return format(language, { ...DAY, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** The hour of an instant where the reader is: "14:05". */
export function hourInWords(at: Date, language: Language): string {
  return format(language, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** The day of an instant where the reader is. */
export function dateInWords(at: Date, language: Language): string {
  return format(language, DAY).format(at);
}

/** Today's calendar day where the reader is, as `2026-11-23`. */
export function today(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times what using one does, and a list asks for the same one on every row.
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(TAGS[language], { ...options, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}
