import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { NextPath, OnSharedComputer } from '#shared/member/sign-in-contract.ts';

const Nothing = z.object({});
/** Bytes as browsers write them in JSON; the longest are a key's own statement about itself. */
const Bytes = z
  .string()
  .max(16_384)
  .regex(/^[\w-]*$/);

/** A device, or a keychain shared by several, that signs its owner in without a mail. */
export const Passkey = z.object({
  id: Id,
  name: z.string(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  /** Kept by the maker of the device on all of the owner's devices, and not only on one. */
  isSynced: z.boolean(),
});
export type Passkey = z.infer<typeof Passkey>;

/** The longest name of a passkey, in letters. */
export const LONGEST_PASSKEY_NAME = 60;
const PasskeyName = plainLine(LONGEST_PASSKEY_NAME);

const Descriptor = z.object({
  id: Bytes,
  type: z.literal('public-key'),
  transports: z.array(z.string()).optional(),
});

/** What the browser is asked to sign in with; its own words, see WebAuthn. */
export const SignInOptions = z.object({
  challenge: Bytes,
  timeout: z.int().optional(),
  rpId: z.string().optional(),
  userVerification: z.enum(['required']).optional(),
});

/** What the browser is asked to make a passkey from. */
export const AddingOptions = z.object({
  challenge: Bytes,
  rp: z.object({ id: z.string().optional(), name: z.string() }),
  user: z.object({ id: Bytes, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int().optional(),
  excludeCredentials: z.array(Descriptor).optional(),
  authenticatorSelection: z
    .object({
      residentKey: z.enum(['required']).optional(),
      requireResidentKey: z.boolean().optional(),
      userVerification: z.enum(['required']).optional(),
    })
    .optional(),
  attestation: z.enum(['none']).optional(),
});

// Newer browsers say more than is named here: what nobody needs is left out, and refuses nobody.
const Answered = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
};
export const SignInAnswer = z.object({
  ...Answered,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.optional(),
  }),
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;
export const AddingAnswer = z.object({
  ...Answered,
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type AddingAnswer = z.infer<typeof AddingAnswer>;

export const beginSignInWithPasskey = endpoint({
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  summary: 'Begin to sign in with a passkey; the same for everybody.',
  params: Nothing,
  body: z.strictObject({}),
  answer: SignInOptions,
  refusals: ['passkey-refused'],
  open: true,
});

export const signInWithPasskey = endpoint({
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: 'Sign in with what the passkey answered.',
  params: Nothing,
  body: z.strictObject({
    passkey: SignInAnswer,
    next: NextPath.optional(),
    shared: OnSharedComputer,
  }),
  answer: z.object({ next: z.string() }),
  refusals: ['passkey-refused'],
  open: true,
});

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'My passkeys.',
  params: Nothing,
  body: Nothing,
  answer: z.array(Passkey),
  refusals: [],
  open: false,
});

export const beginAddingPasskey = endpoint({
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'Begin to make a passkey for myself.',
  params: Nothing,
  body: z.strictObject({}),
  answer: AddingOptions,
  refusals: ['passkey-refused', 'passkeys-full'],
  open: false,
});

export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Keep the passkey that the browser has made.',
  params: Nothing,
  body: z.strictObject({ name: PasskeyName, passkey: AddingAnswer }),
  answer: Passkey,
  refusals: ['passkey-refused', 'passkeys-full'],
  open: false,
});

const PasskeyParams = z.object({ passkeyId: Id });

export const renamePasskey = endpoint({
  method: 'PATCH',
  path: '/api/me/passkeys/{passkeyId}',
  summary: 'Give a passkey of mine another name.',
  params: PasskeyParams,
  body: z.strictObject({ name: PasskeyName }),
  answer: Passkey,
  refusals: ['not-found'],
  open: false,
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/api/me/passkeys/{passkeyId}',
  summary: 'Let a passkey of mine open nothing any more.',
  params: PasskeyParams,
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found'],
  open: false,
});
