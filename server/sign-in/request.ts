import * as z from 'zod';

/** Wrong tries that a code, and a link opened in another browser, survive: the fifth is the last. */
export const MOST_WRONG_TRIES = 5;

/**
 * One way in that was handed out: the link and the six digits of a mail, or a link printed for an operator.
 * Everything secret in it is a digest. Link and code belong together: whichever is used first spends both.
 */
export const SignInRequest = z.object({
  /** The digest of the link's token. */
  id: z.string(),
  /** `mailed` wants the asking browser or the address typed once more, because scanners press buttons too;
   *  `handed` was given from hand to hand and wants neither. */
  kind: z.enum(['mailed', 'handed']),
  /** Null when nobody here has the address: such a request is kept so that no later answer tells it apart. */
  personId: z.string().nullable(),
  /** Keyed digest of the address. */
  address: z.string(),
  /** Digest of the asking browser's cookie. */
  browser: z.string().nullable(),
  /** Keyed digest of the code, with its own end. */
  code: z.string().nullable(),
  codeExpiresAt: z.string().nullable(),
  next: z.string().nullable(),
  /** Asked for on a shared computer. Older requests do not say. */
  shared: z.boolean().default(false),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  wrongAddresses: z.number(),
  wrongCodes: z.number(),
});
export type SignInRequest = z.infer<typeof SignInRequest>;

/** What the opener of a link brings along, as digests. */
export interface Proof {
  readonly browser: string | null;
  /** Of the address that was typed; null when none was. */
  readonly address: string | null;
}

export type LinkVerdict =
  | 'open'
  | 'address-needed'
  | 'address-wrong'
  | 'link-spent'
  | 'link-expired';

/** Judges a link by what is stored and what its opener brings. Reads only: a wrong address is counted by the caller. */
export function judgeLink(request: SignInRequest, proof: Proof, now: Date): LinkVerdict {
  if (request.usedAt !== null) return 'link-spent';
  if (request.personId === null || request.expiresAt <= now.toISOString()) return 'link-expired';
  if (request.wrongAddresses >= MOST_WRONG_TRIES) return 'link-expired';
  if (request.kind === 'handed') return 'open';
  if (request.browser !== null && request.browser === proof.browser) return 'open';
  if (proof.address === null) return 'address-needed';
  return proof.address === request.address ? 'open' : 'address-wrong';
}

/** Whether the code of a request may still be tried. */
export function takesCode(request: SignInRequest, now: Date): boolean {
  return (
    request.usedAt === null &&
    request.codeExpiresAt !== null &&
    request.codeExpiresAt > now.toISOString() &&
    request.wrongCodes < MOST_WRONG_TRIES
  );
}
