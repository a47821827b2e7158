import { readDay, weekdayOf } from '#shared/session/pasted-day.ts';
import { otherYear } from '#shared/session/pasted-year.ts';
import {
  groupOf,
  membersNamed,
  oneLine,
  type PasteSetting,
  type SessionDraft,
} from '#shared/session/pasted-sessions.ts';
import { LINE_IN_CELL } from '#shared/pasted/pasted-table.ts';

/** What is doubtful in a row, by a stable code that both catalogues have a sentence for. */
export const MARKS = [
  'topic-missing',
  'too-long',
  'day-unreadable',
  'day-yearless',
  'day-missing',
  'day-other-year',
  'day-other-weekday',
  'day-on-sabbath',
  'hours-unreadable',
  'continues',
  'topics-several',
  'topic-question',
  'lead-question',
  'lead-unknown',
  'lead-several',
  'group-unknown',
  'already-there',
] as const;
export type MarkCode = (typeof MARKS)[number];

/** One doubtful thing. */
export interface Mark {
  /** Names it among the marks of its row, for saying that it is right. */
  readonly id: string;
  readonly code: MarkCode;
  readonly words: string;
  /** The topic it is about, if one. */
  readonly topic: number | null;
  /** Without an answer the row is not sent: what it means cannot be told. */
  readonly mustBeAnswered: boolean;
  /** A day that would not be doubtful. It is offered, and never taken by itself. */
  readonly day: string | null;
}

const MUST = new Set<MarkCode>(['topic-missing', 'too-long', 'day-unreadable', 'day-yearless']);
/** These cannot be said to be right as they are. */
const NEVER_RIGHT = new Set<MarkCode>(['topic-missing', 'too-long']);

const LONGEST = { title: 200, lead: 160, host: 160, place: 300 } as const;

/** The marks of one row as it stands now; those that somebody has settled are left out. */
export function marksOf(
  draft: SessionDraft,
  drafts: readonly SessionDraft[],
  setting: PasteSetting,
): readonly Mark[] {
  if (draft.isLeftOut) return [];
  const found: Mark[] = [];
  const mark: Marking = (code, words = '', { topic = null, day = null } = {}) => {
    const id = topic === null ? code : `${code} ${String(topic)}`;
    if (draft.settled.includes(id) && !NEVER_RIGHT.has(code)) return;
    found.push({ id, code, words, topic, day, mustBeAnswered: MUST.has(code) });
  };
  ofDay(draft, drafts, mark);
  ofPlace(draft, setting, mark);
  for (const [place] of draft.topics.entries()) ofTopic({ draft, place, setting }, mark);
  const titles = new Set(draft.topics.map(({ title }) => title));
  const isThere = setting.sessions.some(
    (session) => session.day === draft.day && session.titles.some((title) => titles.has(title)),
  );
  if (isThere) mark('already-there', draft.topics[0]?.title ?? '');
  return found;
}

type Marking = (
  code: MarkCode,
  words?: string,
  more?: { readonly topic?: number; readonly day?: string | null },
) => void;

function ofDay(draft: SessionDraft, drafts: readonly SessionDraft[], mark: Marking): void {
  const { day, written } = draft;
  if (day === null) {
    const { yearless } = readDay(written.day);
    if (written.day === '') mark('day-missing');
    else if (yearless === null) mark('day-unreadable', written.day);
    else mark('day-yearless', written.day, { day: otherYear(yearless, draft, drafts) });
    return;
  }
  const better = otherYear(day.slice(5), draft, drafts);
  if (better !== null && better !== day) mark('day-other-year', day, { day: better });
  const isAsWritten = readDay(written.day).day === day;
  if (isAsWritten && readDay(written.day).isOtherWeekday) mark('day-other-weekday', written.day);
  if (weekdayOf(day) === SABBATH) mark('day-on-sabbath', day);
}

const SABBATH = 6;

function ofPlace(draft: SessionDraft, setting: PasteSetting, mark: Marking): void {
  const { written, hours, groupId, host, place } = draft;
  if (written.hours !== '' && hours === null) mark('hours-unreadable', oneLine(written.hours));
  if (written.group !== '' && groupId === null && !groupOf(written.group, setting))
    mark('group-unknown', oneLine(written.group));
  if ((host?.length ?? 0) > LONGEST.host || (place?.length ?? 0) > LONGEST.place) mark('too-long');
}

interface OfTopic {
  readonly draft: SessionDraft;
  readonly place: number;
  readonly setting: PasteSetting;
}

function ofTopic({ draft, place, setting }: OfTopic, mark: Marking): void {
  const topic = draft.topics[place];
  if (!topic) return;
  const { title, lead, leadId } = topic;
  const at = { topic: place };
  if (title.trim() === '') mark('topic-missing', '', at);
  if (title.length > LONGEST.title || (lead?.length ?? 0) > LONGEST.lead) mark('too-long', '', at);
  if (isContinued(title)) mark('continues', title, at);
  if (draft.topics.length === 1 && severalTopics(draft).length > 1)
    mark('topics-several', oneLine(draft.written.topic), at);
  if (topic.titleTentative) mark('topic-question', title, at);
  if (lead === null) return;
  if (topic.leadTentative) mark('lead-question', lead, at);
  if (leadId !== null) return;
  const named = membersNamed(lead, setting).length;
  if (named === 0) mark('lead-unknown', lead, at);
  if (named > 1) mark('lead-several', lead, at);
}

/** A plus at the end says that something more belongs to the meeting, as the next row. */
export function isContinued(title: string): boolean {
  return /\+\s*$/.test(title);
}

/** The topics that may be in one cell: on lines of their own, or with a plus or a semicolon between them. */
export function severalTopics({ written, topics }: SessionDraft): readonly string[] {
  const isTouched = topics.length !== 1;
  if (isTouched) return [];
  return written.topic
    .split(new RegExp(`${LINE_IN_CELL}|\\s\\+\\s|;\\s`, 'u'))
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
}
