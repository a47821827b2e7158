import { foldedWord } from '#shared/member/invitation-words.ts';
import type { NamedGroup } from '#shared/member/pasted-columns.ts';
import { LINE_IN_CELL } from '#shared/pasted/pasted-table.ts';
import { readDay } from '#shared/session/pasted-day.ts';
import type { SessionField, SessionsTable } from '#shared/session/pasted-table.ts';
import type { Hours, Topic } from '#shared/session/session.ts';

/** What the rows of a table are read against. */
export interface PasteSetting {
  readonly groups: readonly NamedGroup[];
  readonly members: readonly { readonly personId: string; readonly name: string }[];
  /** The sessions that the forum has. */
  readonly sessions: readonly { readonly day: string | null; readonly titles: readonly string[] }[];
}

/** A session out of a row, as it stands in the preview: to be put right by hand, field by field. */
export interface SessionDraft {
  readonly key: string;
  /** The line of the paste it began on. */
  readonly line: number;
  /** What was written in the cells. */
  readonly written: Readonly<Record<SessionField, string>>;
  readonly day: string | null;
  readonly hours: Hours | null;
  readonly groupId: string | null;
  readonly host: string | null;
  readonly place: string | null;
  readonly topics: readonly Topic[];
  readonly isLeftOut: boolean;
  /** Marks that somebody has said to be right as they are. */
  readonly settled: readonly string[];
}

/** Reads every row of a table by itself; whether one continues the row above is asked, and not supposed. */
export function draftsOf(table: SessionsTable, setting: PasteSetting): readonly SessionDraft[] {
  const rows = table.hasHeadings ? table.rows.slice(1) : table.rows;
  return rows.map((row, place) => {
    const cell = (field: SessionField) => row.cells[table.columns.indexOf(field)] ?? '';
    const { day: dayWords, hours: fromDay } = hoursApart(cell('day'));
    const read = readDay(dayWords);
    const hoursWords = cell('hours') === '' ? fromDay : cell('hours');
    return {
      key: `row-${String(row.line)}-${String(place)}`,
      line: row.line,
      written: {
        day: dayWords,
        hours: hoursWords,
        topic: cell('topic'),
        lead: cell('lead'),
        group: cell('group'),
        host: cell('host'),
        place: cell('place'),
      },
      day: read.day,
      hours: readHours(hoursWords),
      groupId: groupOf(cell('group'), setting)?.id ?? null,
      host: oneLine(cell('host')) || null,
      place: oneLine(cell('place')) || null,
      topics: [topicOf(cell('topic'), cell('lead'), setting)],
      isLeftOut: false,
      settled: [],
    };
  });
}

export function oneLine(words: string): string {
  return words.replaceAll(LINE_IN_CELL, ' ').replaceAll(/ {2,}/g, ' ').trim();
}

/** A topic as it is written; a question mark at its end, or at the end of its lead, is what it says: not settled. */
export function topicOf(title: string, lead: string, setting: PasteSetting): Topic {
  const [titleWords, titleTentative] = withoutQuestion(oneLine(title));
  const [leadWords, leadTentative] = withoutQuestion(oneLine(lead));
  const [only, second] = membersNamed(leadWords, setting);
  return {
    title: titleWords,
    titleTentative,
    lead: leadWords === '' ? null : leadWords,
    leadTentative,
    leadId: only && !second ? only.personId : null,
  };
}

function withoutQuestion(words: string): readonly [string, boolean] {
  const bare = words.replace(/\s*\?+\s*$/, '');
  return [bare, bare !== words];
}

const BEFORE_NAME = /^(?:ד["״']?ר|פרופ['׳]?|מר|גב['׳]?|עו["״]ד|dr|prof|mr|mrs|ms)\.?\s+/iu;

/** The members whose whole name this is. */
export function membersNamed(words: string, { members }: PasteSetting): PasteSetting['members'] {
  const name = foldedName(words);
  return name === '' ? [] : members.filter((member) => foldedName(member.name) === name);
}

function foldedName(words: string): string {
  return foldedWord(words.trim().replace(BEFORE_NAME, '')).replaceAll(/[-־–\s]+/g, ' ');
}

export function groupOf(words: string, { groups }: PasteSetting): NamedGroup | null {
  const name = foldedWord(words);
  return groups.find((group) => foldedWord(group.name) === name) ?? null;
}

const CLOCK = String.raw`([01]?\d|2[0-3])[:.]([0-5]\d)`;
const HOURS = new RegExp(String.raw`(?:^|\s)${CLOCK}\s*(?:-|–|—|עד|to)\s*${CLOCK}\s*$`);

/** The hours that stand behind a day in its cell, apart from it. */
function hoursApart(words: string): { readonly day: string; readonly hours: string } {
  const plain = oneLine(words);
  const found = HOURS.exec(plain);
  if (!found) return { day: plain, hours: '' };
  return { day: plain.slice(0, found.index).replace(/[,\s]+$/, ''), hours: found[0].trim() };
}

export function readHours(words: string): Hours | null {
  const found = HOURS.exec(oneLine(words));
  if (!found) return null;
  const [, hour = '', minute = '', endHour = '', endMinute = ''] = found;
  const hours = {
    from: `${hour.padStart(2, '0')}:${minute}`,
    to: `${endHour.padStart(2, '0')}:${endMinute}`,
  };
  return hours.from < hours.to ? hours : null;
}
