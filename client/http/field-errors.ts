import { CallFailure } from '#client/http/call-failure.ts';
import type { Say } from '#client/locale/speech.ts';
import type { WordKey } from '#client/locale/word-key.ts';

/** What the contract's checks are called (zod's issue codes), in words. */
const WORDS: Readonly<Record<string, WordKey>> = {
  too_small: 'app.failure.field.required',
  too_big: 'app.failure.field.tooLong',
  custom: 'app.failure.field.control',
};

/** What the server found wrong with one field of a body, in words; null when nothing. */
export function fieldError(error: unknown, path: string, say: Say): string | null {
  if (!(error instanceof CallFailure) || error.trouble.kind !== 'refused') return null;
  const field = error.trouble.fields.find((known) => known.path === path);
  if (!field) return null;
  if (path === 'email') return say('app.failure.field.email');
  return say(WORDS[field.code] ?? 'app.failure.field.invalid');
}
