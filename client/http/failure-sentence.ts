import { isRefusalCode } from '#shared/refusal/refusal.ts';
import { CallFailure } from '#client/http/call-failure.ts';
import type { Say } from '#client/locale/speech.ts';
import type { Language } from '#shared/member/person.ts';

/** What to tell a person about an error, in their language. What is not one of our failures is a defect, and said so. */
export function failureSentence(error: unknown, say: Say, language: Language): string {
  if (!(error instanceof CallFailure)) return say('refusal.unexpected');
  const { trouble } = error;
  if (trouble.kind === 'unreachable') return say('app.failure.unreachable');
  if (trouble.kind === 'unreadable') return say('app.failure.unreadable');
  return isRefusalCode(trouble.code) ? say(`refusal.${trouble.code}`) : trouble.message[language];
}
