/**
 * Every "no" a person may be told, by a stable code. The code is the contract: the server maps it to a status,
 * the client and the mails map it to a sentence in the reader's language.
 */
export const REFUSAL_CODES = [
  'not-signed-in',
  'role-too-low',
  'stage-closed',
  'not-found',
  'invalid-input',
  'foreign-origin',
  'too-many-requests',
  'too-large',
  'image-kind',
  'image-broken',
  'image-pixels',
  'images-full',
  'word-kind',
  'word-old',
  'word-locked',
  'word-broken',
  'word-heavy',
  'word-unsafe',
  'pdf-heavy',
  'press-busy',
  'word-elsewhere',
  'file-kind',
  'text-letters',
  'version-damaged',
  'already-exists',
  'changed-meanwhile',
  'history-full',
  'last-coordinator',
  'role-above-own',
  'belongs-elsewhere',
  'session-in-use',
  'inclusion-circle',
  'readers-differ',
  'list-full',
  'change-outdated',
  'link-spent',
  'link-expired',
  'code-wrong',
  'code-dead',
  'address-needed',
  'passkey-refused',
  'passkeys-full',
  'provider-refused',
  'provider-away',
  'already-set-up',
  'schema-mismatch',
  'foreign-change',
  'only-suggestions',
  'malformed-change',
  'unknown-content',
  'unsafe-content',
  'missing-dependency',
  'storage-trouble',
  'starting-up',
  'unexpected',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An expected "no": shown, never logged as a fault. Anything else thrown is a defect and becomes a 500. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly detail: Readonly<Record<string, string>>;
  constructor(code: RefusalCode, detail: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** True for a code this program knows; a newer server may send one that it does not. */
export function isRefusalCode(text: string): text is RefusalCode {
  return (REFUSAL_CODES as readonly string[]).includes(text);
}
