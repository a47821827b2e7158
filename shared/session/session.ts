import * as z from 'zod';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';

/** A topic of a session with its lead. Either may still be uncertain, as plans are: it is shown so, never guessed. */
export const Topic = z.object({
  title: plainLine(200),
  titleTentative: z.boolean(),
  /** In words, because a lead may not be a member of the workspace. */
  lead: plainLine(160).nullable(),
  leadTentative: z.boolean(),
  /** The member who leads, when there is one: this person's role on the session's papers is lead. */
  leadId: Id.nullable(),
});
export type Topic = z.infer<typeof Topic>;

/** A day that a calendar can hold: beyond the years of four digits none can. */
const DAY = z.iso.date().refine((day) => day >= '1900' && day < '2200', 'far');

const HOUR = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When on its day a session begins and ends, as clocks show it where the forums meet. */
export const Hours = z
  .object({ from: HOUR, to: HOUR })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'before-from' });
export type Hours = z.infer<typeof Hours>;

/** What an item of the agenda is for. */
export const PURPOSES = ['decide', 'discuss', 'inform'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One item of the agenda. Its place in the day follows from the minutes of those before it. */
export const AgendaItem = z.object({
  title: plainLine(200),
  minutes: z.int().min(1).max(600),
  purpose: z.enum(PURPOSES),
  /** Who opens it, in words. */
  person: plainLine(160).nullable(),
  /** A paper of the forum that it is about. */
  paperId: Id.nullable(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** A meeting of a forum or of one of its groups. Fields with a default are missing in sessions that were kept before they were. */
export const Session = z.object({
  id: Id,
  forumId: Id,
  groupId: Id.nullable(),
  /** A calendar day, `2024-01-21`; null is "to be set". */
  day: DAY.nullable(),
  /** The day looks wrong in the source, such as a year typed in error: shown as it is, with a mark. */
  dayDoubtful: z.boolean(),
  /** Null: for the whole day, or not known yet. */
  hours: Hours.nullable().default(null),
  host: plainLine(160).nullable(),
  /** Where exactly: a street, a floor, a link. */
  place: plainLine(300).nullable().default(null),
  topics: z.array(Topic).min(1).max(20),
  agenda: z.array(AgendaItem).max(40).default([]),
  respondentIds: z.array(Id).max(200),
  /** Called off: it stays in sight, and calendars are told. */
  calledOff: z.boolean().default(false),
  /** Made in one act with others, as by a pasted table or a series: the same act again makes nothing twice. */
  batchId: z.uuid().nullable().default(null),
  /** Raised by every change; a form that was opened before one says so. */
  revision: z.int().min(0).default(0),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable().default(null),
});
export type Session = z.infer<typeof Session>;

/** A session as it is kept. */
export type SessionRow = z.input<typeof Session>;

/** A kept session with nothing missing. */
export function wholeSession(row: SessionRow): Session {
  return {
    ...row,
    hours: row.hours ?? null,
    place: row.place ?? null,
    agenda: row.agenda ?? [],
    calledOff: row.calledOff ?? false,
    batchId: row.batchId ?? null,
    revision: row.revision ?? 0,
    changedAt: row.changedAt ?? null,
  };
}
