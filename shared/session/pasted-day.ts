/** A day as somebody wrote it. What cannot be known is not filled in. */
export interface WrittenDay {
  /** Null where it is no day of the calendar, or lacks its year. */
  readonly day: string | null;
  /** The day and the month, where only the year is missing: `01-21`. */
  readonly yearless: string | null;
  /** The weekday that stands beside it is another one. */
  readonly isOtherWeekday: boolean;
}

const MONTHS: readonly (readonly string[])[] = [
  ['ינואר', 'january', 'jan'],
  ['פברואר', 'february', 'feb'],
  ['מרץ', 'מרס', 'march', 'mar'],
  ['אפריל', 'april', 'apr'],
  ['מאי', 'may'],
  ['יוני', 'june', 'jun'],
  ['יולי', 'july', 'jul'],
  ['אוגוסט', 'august', 'aug'],
  ['ספטמבר', 'september', 'sept', 'sep'],
  ['אוקטובר', 'october', 'oct'],
  ['נובמבר', 'november', 'nov'],
  ['דצמבר', 'december', 'dec'],
];

const WEEKDAYS: readonly (readonly string[])[] = [
  ['ראשון', "א'", 'א׳', 'sunday', 'sun'],
  ['שני', "ב'", 'ב׳', 'monday', 'mon'],
  ['שלישי', "ג'", 'ג׳', 'tuesday', 'tue'],
  ['רביעי', "ד'", 'ד׳', 'wednesday', 'wed'],
  ['חמישי', "ה'", 'ה׳', 'thursday', 'thu'],
  ['שישי', 'ששי', "ו'", 'ו׳', 'friday', 'fri'],
  ['שבת', 'saturday', 'sat'],
];

const NONE: WrittenDay = { day: null, yearless: null, isOtherWeekday: false };

/** `21.1.24`, `21/1/2024`, `2024-01-21`, `21 בינואר 2024`, `January 21, 2024`, with or without a weekday. Day before month, as written here. */
export function readDay(words: string): WrittenDay {
  const plain = words
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  const { rest, weekday } = withoutWeekday(plain);
  const parts = partsOf(rest);
  if (!parts) return NONE;
  const { year, month, date } = parts;
  if (year === null) {
    // A leap year has every day that any year has.
    const known = dayOf(2024, month, date);
    return { ...NONE, yearless: known?.slice(5) ?? null };
  }
  const day = dayOf(year, month, date);
  const isOther = day !== null && weekday !== null && weekdayOf(day) !== weekday;
  return { day, yearless: null, isOtherWeekday: isOther };
}

interface Parts {
  readonly year: number | null;
  readonly month: number;
  readonly date: number;
}

function partsOf(words: string): Parts | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return parts(iso[1], Number(iso[2]), iso[3]);
  const numbers = /^(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?\.?$/.exec(words);
  if (numbers) return parts(numbers[4], Number(numbers[3]), numbers[1]);
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+|ב-?|ל-?)?([\p{L}]+)\.?,?(?:\s+(\d{4}|\d{2}))?$/u.exec(
      words,
    );
  if (dayFirst) return parts(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?$/.exec(words);
  return monthFirst ? parts(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null;
}

function parts(year: string | undefined, month: number, date: string | undefined): Parts {
  const written = year === undefined ? null : Number(year);
  return {
    // Two digits are a year of this century: no forum plans its meetings in the last one.
    year: written !== null && written < 100 ? 2000 + written : written,
    month,
    date: Number(date),
  };
}

/** From 1; 0 where it is no month. */
function monthOf(word = ''): number {
  const bare = word.replace(/^[בל](?=\p{Script=Hebrew}{3})/u, '');
  return MONTHS.findIndex((names) => names.includes(word) || names.includes(bare)) + 1;
}

/** The day of the calendar; null where there is none, as on 30 February. */
function dayOf(year: number, month: number, date: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  const at = new Date(Date.UTC(year, month - 1, date));
  const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === date && date > 0;
  return isThere ? at.toISOString().slice(0, 10) : null;
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function withoutWeekday(words: string): { rest: string; weekday: number | null } {
  const bare = words.replace(/^(?:ב?יום)\s+/, '');
  const isNamed = bare !== words;
  for (const [weekday, names] of WEEKDAYS.entries()) {
    for (const name of names) {
      const after = bare.slice(name.length);
      const ends = /^[\s,.]+(?=[\d\p{L}])/u.exec(after);
      if (bare.startsWith(name) && ends) return { rest: after.slice(ends[0].length), weekday };
    }
  }
  return { rest: isNamed ? bare : words, weekday: null };
}
