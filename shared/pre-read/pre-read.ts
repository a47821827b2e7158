import * as z from 'zod';
import { Id } from '#shared/member/person.ts';

/** How long each part may be, in characters. */
const LONGEST = { question: 500 } as const;

/** To whom a pre-read goes; who that is follows the session, the group and the forum as they change. */
export const Audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('respondents') }),
  z.strictObject({ kind: z.literal('forum') }),
  z.strictObject({ kind: z.literal('group'), groupId: Id }),
]);
export type Audience = z.infer<typeof Audience>;

/** What respondents are asked; its number is its place, from 1. */
export const Question = z.object({ id: Id, text: z.string().trim().min(1).max(LONGEST.question) });
export type Question = z.infer<typeof Question>;
