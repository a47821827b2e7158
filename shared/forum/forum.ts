import * as z from 'zod';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';

/** Part of a forum, such as one of five regional forums. */
export const Group = z.object({
  id: Id,
  name: plainLine(120),
  /** Members of the group who speak for it. Missing in groups that were kept before there were any. */
  leadIds: z.array(Id).max(20).optional(),
});
export type Group = z.infer<typeof Group>;

/** One stage of a forum's plan of action: a name, when, and what is to be done, in the order of doing. */
export const PlanStage = z.object({
  title: plainLine(160),
  when: plainLine(120).nullable(),
  items: z.array(plainLine(300)).max(40),
});
export type PlanStage = z.infer<typeof PlanStage>;

/** A body with members, papers and sessions. */
export const Forum = z.object({
  id: Id,
  name: plainLine(160),
  purpose: z.string().max(2000),
  groups: z.array(Group).max(50),
  plan: z.array(PlanStage).max(12),
  createdAt: z.iso.datetime(),
});
export type Forum = z.infer<typeof Forum>;
