import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { BROWSERS, SYSTEMS } from '#shared/sign-in/device.ts';

const Nothing = z.object({});

/** One browser in which I am signed in. Its id opens nothing. */
export const Device = z.object({
  id: Id,
  browser: z.enum(BROWSERS),
  system: z.enum(SYSTEMS),
  signedInAt: z.iso.datetime(),
  /** To the hour: more often would write at every step. */
  seenAt: z.iso.datetime(),
  /** Signed in on a shared computer: ends with the browser, and after twelve hours at the latest. */
  isShared: z.boolean(),
  isThis: z.boolean(),
});
export type Device = z.infer<typeof Device>;

export const listDevices = endpoint({
  method: 'GET',
  path: '/api/me/devices',
  summary: 'Where I am signed in, the newest visit first.',
  params: Nothing,
  body: Nothing,
  answer: z.array(Device),
  refusals: [],
  open: false,
});

export const endDevice = endpoint({
  method: 'DELETE',
  path: '/api/me/devices/{deviceId}',
  summary: 'Sign out on one of my devices; whatever is open there closes at once.',
  params: z.object({ deviceId: Id }),
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found'],
  open: false,
});

export const endOtherDevices = endpoint({
  method: 'DELETE',
  path: '/api/me/devices',
  summary: 'Sign out on all my devices but this one.',
  params: Nothing,
  body: Nothing,
  answer: z.object({ ended: z.int() }),
  refusals: [],
  open: false,
});

/** The visit under way: when it ends if nothing is done. On a private computer every visit puts that off by itself. */
export const Visit = z.object({ endsAt: z.iso.datetime(), isShared: z.boolean() });
export type Visit = z.infer<typeof Visit>;

export const getVisit = endpoint({
  method: 'GET',
  path: '/api/me/visit',
  summary: 'When I shall have to sign in again.',
  params: Nothing,
  body: Nothing,
  answer: Visit,
  refusals: [],
  open: false,
});

export const extendVisit = endpoint({
  method: 'POST',
  path: '/api/me/visit',
  summary: 'Stay signed in for as long again.',
  params: Nothing,
  body: z.strictObject({}),
  answer: Visit,
  refusals: [],
  open: false,
});
