import type { Problem } from '#shared/contract/problem.ts';
import { words as english } from '#shared/locale/en/words.ts';
import { words as hebrew } from '#shared/locale/he/words.ts';
import type { Refusal, RefusalCode } from '#shared/refusal/refusal.ts';
import { InvalidInput } from '#server/http/answer.ts';

/** The one translation of refusals into HTTP. A code without a status does not compile. */
export const STATUS: Readonly<Record<RefusalCode, number>> = {
  'not-signed-in': 401,
  'role-too-low': 403,
  'stage-closed': 403,
  'not-found': 404,
  'invalid-input': 400,
  'foreign-origin': 403,
  'too-many-requests': 429,
  'too-large': 413,
  'image-kind': 415,
  'image-broken': 422,
  'image-pixels': 422,
  'images-full': 409,
  'word-kind': 415,
  'word-old': 415,
  'word-locked': 422,
  'word-broken': 422,
  'word-heavy': 422,
  'word-unsafe': 422,
  'pdf-heavy': 422,
  'press-busy': 503,
  'word-elsewhere': 409,
  'file-kind': 415,
  'text-letters': 422,
  'version-damaged': 500,
  'already-exists': 409,
  'changed-meanwhile': 409,
  'history-full': 409,
  'last-coordinator': 409,
  'role-above-own': 403,
  'belongs-elsewhere': 403,
  'session-in-use': 409,
  'inclusion-circle': 409,
  'readers-differ': 409,
  'list-full': 409,
  'change-outdated': 409,
  'link-spent': 410,
  'link-expired': 410,
  'code-wrong': 400,
  'code-dead': 410,
  'address-needed': 409,
  'passkey-refused': 403,
  'passkeys-full': 409,
  'provider-refused': 403,
  'provider-away': 503,
  'already-set-up': 409,
  'schema-mismatch': 409,
  'foreign-change': 403,
  'only-suggestions': 403,
  'malformed-change': 400,
  'unknown-content': 400,
  'unsafe-content': 400,
  'missing-dependency': 409,
  'storage-trouble': 503,
  'starting-up': 503,
  unexpected: 500,
};

/** The body of an `application/problem+json` answer for a refusal. */
export function problemOf(refusal: Refusal): Problem {
  const { code, detail } = refusal;
  return {
    type: 'about:blank',
    title: english.refusal[code],
    status: STATUS[code],
    code,
    message: { he: hebrew.refusal[code], en: english.refusal[code] },
    ...(refusal instanceof InvalidInput && { fields: [...refusal.fields] }),
    ...(Object.keys(detail).length > 0 && { detail }),
  };
}
