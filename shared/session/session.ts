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

/** A meeting of a forum or of one of its groups. */
export const Session = z.object({
  id: Id,
  forumId: Id,
  groupId: Id.nullable(),
  /** A calendar day, `2024-01-21`; null is "to be set". */
  day: z.iso.date().nullable(),
  /** The day looks wrong in the source, such as a year typed in error: shown as it is, with a mark. */
  dayDoubtful: z.boolean(),
  host: plainLine(160).nullable(),
  topics: z.array(Topic).min(1).max(20),
  respondentIds: z.array(Id).max(200),
  createdAt: z.iso.datetime(),
});
export type Session = z.infer<typeof Session>;
