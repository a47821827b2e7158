import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Email } from '#shared/member/person.ts';

const Nothing = z.object({});

/** A path of this site to land on after signing in: one slash, no second one, no backslash, no control. */
export const NextPath = z
  .string()
  .max(512)
  // oxlint-disable-next-line no-control-regex -- controls are what browsers drop from an address before they follow it
  .regex(/^\/(?![/\\])[^\\\u0000-\u0020]*$/)
  .refine((path) => !/^\/(?:%2f|%5c)/i.test(path));

/** Whether somebody signs in on a computer that others use too: then they are signed out with the browser. */
export const OnSharedComputer = z.boolean().default(false);

/** Asks for a link and a code. The answer is the same for an address that nobody here has. */
export const askToSignIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Send a sign-in link and a six-digit code to an address.',
  params: Nothing,
  body: z.strictObject({ email: Email, next: NextPath.optional(), shared: OnSharedComputer }),
  /** After how many seconds the mail may be asked for again. */
  answer: z.object({ resendAfterSeconds: z.int() }),
  refusals: ['too-many-requests'],
  open: true,
});

export const signInWithCode = endpoint({
  method: 'POST',
  path: '/api/sign-in/code',
  summary: 'Sign in with the six-digit code of the mail.',
  params: Nothing,
  body: z.strictObject({
    email: Email,
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
    shared: OnSharedComputer,
  }),
  /** Where to go: the path that was asked for, or home. */
  answer: z.object({ next: z.string() }),
  refusals: ['code-wrong', 'code-dead', 'too-many-requests'],
  open: true,
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  summary: 'Sign out here, or on every device.',
  params: Nothing,
  body: z.strictObject({ everywhere: z.boolean().default(false) }),
  answer: Nothing,
  refusals: [],
  open: false,
});

/** The first start of an empty workspace: the console prints an address with a token, this makes its first coordinator. */
export const setUpWorkspace = endpoint({
  method: 'POST',
  path: '/api/first-run',
  summary: 'Make the first coordinator and the first forum of an empty workspace.',
  params: Nothing,
  body: z.strictObject({
    token: z.string().max(200),
    email: Email,
    name: plainLine(120),
    forumName: plainLine(160),
  }),
  answer: z.object({ next: z.string() }),
  refusals: ['already-set-up', 'link-spent', 'link-expired'],
  open: true,
});

/** What the sign-in page must know before anybody is signed in. */
export const getSignInState = endpoint({
  method: 'GET',
  path: '/api/sign-in',
  summary: 'Whether the workspace is set up, the ways in, and whom to turn to for help.',
  params: Nothing,
  body: Nothing,
  answer: z.object({
    setUp: z.boolean(),
    contact: z.string().nullable(),
    /** The host that passkeys are made for; null where none can be made. */
    passkeyHost: z.string().nullable(),
    /** An organisation's own sign-in, by the name on its button; null where there is none. */
    provider: z.object({ name: z.string().nullable() }).nullable(),
  }),
  refusals: [],
  open: true,
});
