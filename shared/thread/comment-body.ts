import * as z from 'zod';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';

/** Letters of one comment, all its lines together. */
export const MOST_LETTERS = 8000;
const MOST_LINES = 120;
const MOST_RUNS = 200;

/** Words of one look. A mention carries the person's name as its text, and their id beside it. */
const Run = z.strictObject({
  text: z.string().min(1).max(MOST_LETTERS).refine(isPlainLine, 'control-character'),
  bold: z.literal(true).optional(),
  href: z.string().max(2000).refine(isSafeAddress, 'unsafe-address').optional(),
  person: Id.optional(),
});
export type Run = z.infer<typeof Run>;

/** One paragraph, or one item of a list; neighbouring items of one kind are one list. */
const Line = z.strictObject({
  list: z.enum(['bullet', 'number']).optional(),
  runs: z.array(Run).max(MOST_RUNS),
});
export type Line = z.infer<typeof Line>;

/**
 * What a comment says: small on purpose, so that it can be drawn, mailed and exported without reading any HTML. Never
 * empty; blank lines at its ends are for the writer to leave out.
 */
export const CommentBody = z
  .array(Line)
  .min(1)
  .max(MOST_LINES)
  .refine((lines) => wordsOf(lines).trim() !== '', 'empty')
  .refine((lines) => wordsOf(lines).length <= MOST_LETTERS, 'too-long');
export type CommentBody = z.infer<typeof CommentBody>;

/** A comment as it was kept. Limits are asked when it is made: what is kept must never fail an answer to everybody. */
export const KeptBody = z.array(Line);

/** A comment as plain text, one line for each of its lines. */
export function wordsOf(lines: readonly Line[]): string {
  return lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

/** The people whom a comment names. */
export function mentionedIn(lines: readonly Line[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ runs }) => runs.flatMap(({ person }) => person ?? [])));
}
