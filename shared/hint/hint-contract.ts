import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';

const Nothing = z.object({});

/** What a person is shown once, until they put it away: each for good, on every device. */
export const HINTS = ['passkey-offer', 'paper-guide'] as const;
export type Hint = (typeof HINTS)[number];

const Open = z.object({ open: z.array(z.enum(HINTS)) });

export const listHints = endpoint({
  method: 'GET',
  path: '/api/me/hints',
  summary: 'What I am to be shown and have not put away.',
  params: Nothing,
  body: Nothing,
  answer: Open,
  refusals: [],
  open: false,
});

export const endHint = endpoint({
  method: 'POST',
  path: '/api/me/hints',
  summary: 'Put something away for good.',
  params: Nothing,
  body: z.strictObject({ hint: z.enum(HINTS) }),
  answer: Open,
  refusals: [],
  open: false,
});
