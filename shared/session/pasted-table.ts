import { foldedWord } from '#shared/member/invitation-words.ts';
import { type PasteForm, type PastedRow, rowsOf } from '#shared/pasted/pasted-lines.ts';
import {
  eachOnce,
  LINE_IN_CELL,
  type PastedTable,
  SEEN_ROWS,
} from '#shared/pasted/pasted-table.ts';
import { readDay } from '#shared/session/pasted-day.ts';

/** What a column of a pasted table of sessions may hold. */
export const SESSION_FIELDS = ['day', 'hours', 'topic', 'lead', 'group', 'host', 'place'] as const;
export type SessionField = (typeof SESSION_FIELDS)[number];
export type SessionsTable = PastedTable<SessionField>;

/** Longest first: "יום" alone is a day, and "יום ושעה" begins with it. */
const HEADINGS: Readonly<Record<SessionField, readonly string[]>> = {
  day: ['תאריך', 'מועד', 'יום', 'date', 'day', 'when'],
  hours: ['שעה', 'שעות', 'time', 'hours'],
  topic: ['נושא', 'נושאים', 'כותרת', 'topic', 'topics', 'subject', 'title'],
  lead: [
    'מוביל',
    'מובילה',
    'מובילים',
    'הובלה',
    'מנחה',
    'מציג',
    'אחראי',
    'lead',
    'leader',
    'led by',
  ],
  group: ['קבוצה', 'פורום', 'מחוז', 'group', 'forum', 'district', 'region'],
  host: ['מארח', 'מארחת', 'אירוח', 'משרד מארח', 'host', 'hosted by'],
  place: ['מקום', 'מיקום', 'כתובת', 'place', 'location', 'address', 'where'],
};

/** Reads a pasted text and says what stands where: by the headings, and without them by what the cells hold. */
export function readSessionTable(text: string): SessionsTable {
  const rows = rowsOf(withLinesKept(text), formOfTable(text)).map(({ line, cells }) => ({
    line,
    cells: cells.map(clean),
  }));
  const first = rows[0]?.cells.map(fieldOf) ?? [];
  const hasHeadings = first.filter((field) => field !== null).length > 0 && !hasDay(rows[0]);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const places = Array.from({ length: width }, (_, place) => place);
  const below = (hasHeadings ? rows.slice(1) : rows).slice(0, SEEN_ROWS);
  const guesses = hasHeadings
    ? places.map((place) => first[place] ?? null)
    : byContent(places.map((place) => below.map(({ cells }) => cells[place] ?? '')));
  return { rows, columns: eachOnce(guesses), hasHeadings };
}

/** A cell in quotes with lines of its own, as sheets copy it. */
const QUOTED = /(^|[\t\n;,])"((?:[^"]|""){0,2000})"(?=[\t\n;,]|$)/g;

function withLinesKept(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(QUOTED, (_, before: string, inner: string) => {
    return `${before}"${inner.replaceAll(/\s*\n\s*/g, LINE_IN_CELL)}"`;
  });
}

function formOfTable(text: string): PasteForm {
  if (text.includes('\t')) return 'tab';
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const mostly = (separator: string) =>
    lines.filter((line) => line.includes(separator)).length * 3 >= lines.length * 2;
  if (mostly(';')) return 'semicolon';
  // Without any separator a row is one cell, which a tab does not cut.
  return mostly(',') ? 'comma' : 'tab';
}

// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What nobody sees is taken off: marks of direction, that word processors put around numbers. */
function clean(cell: string): string {
  return cell.replaceAll(HIDDEN, '').replaceAll(/ {2,}/g, ' ').trim();
}

/** What a heading names: "מוביל (מכון)" is a lead. */
function fieldOf(heading: string): SessionField | null {
  const word = foldedWord(heading.replaceAll(/\([^)]*\)/g, ''));
  const found = SESSION_FIELDS.find((field) =>
    HEADINGS[field].some((known) => foldedWord(known) === word),
  );
  return found ?? null;
}

function hasDay(row: PastedRow | undefined): boolean {
  return row?.cells.some((cell) => isDay(cell)) ?? false;
}

function isDay(cell: string): boolean {
  const { day, yearless } = readDay(cell);
  return day !== null || yearless !== null;
}

type Guess = SessionField | null;

function byContent(columns: readonly (readonly string[])[]): readonly Guess[] {
  const words: SessionField[] = ['topic', 'lead', 'host', 'place'];
  return columns.map((cells) => {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length > 0 && filled.filter(isDay).length * 2 > filled.length) return 'day';
    return filled.some((cell) => /\p{L}/u.test(cell)) ? (words.shift() ?? null) : null;
  });
}
