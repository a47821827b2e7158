import * as z from 'zod';
import { plainLines } from '#shared/contract/plain-line.ts';
import { dayOf } from '#shared/calendar/day.ts';
import { Id } from '#shared/member/person.ts';

/** How long each part may be, in characters. */
export const LONGEST = {
  note: 4000,
  question: 500,
  answer: 8000,
  item: 4000,
  update: 4000,
} as const;
export const MOST_QUESTIONS = 20;

/** Several lines of a person's own words; they may be empty. */
export const words = plainLines;

/** To whom a pre-read goes; who that is follows the session, the group and the forum as they change. */
export const Audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('respondents') }),
  z.strictObject({ kind: z.literal('forum') }),
  z.strictObject({ kind: z.literal('group'), groupId: Id }),
]);
export type Audience = z.infer<typeof Audience>;

/** What respondents are asked; its number is its place, from 1. */
export const Question = z.object({ id: Id, text: z.string() });
export type Question = z.infer<typeof Question>;

/** True for what came after the last day for answers had ended. */
export function isLate(dueOn: string | null, at: string | Date): boolean {
  return dueOn !== null && dayOf(new Date(at)) > dueOn;
}

/** What a pre-read still wants of somebody: to be read, and answered when it asks something. */
export function isDone(
  { questions }: { readonly questions: readonly unknown[] },
  mark: { readonly readAt: string | null; readonly submittedAt: string | null } | undefined,
): boolean {
  if (!mark) return false;
  return (questions.length > 0 ? mark.submittedAt : mark.readAt) !== null;
}
