import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

const Nothing = z.object({});

/** A secret address by which a calendar program follows sessions on behalf of one member. */
export const CalendarFeed = z.object({
  id: Id,
  /** One forum, or null for all that concerns the member. */
  forumId: Id.nullable(),
  /** The whole address; whoever has it sees these sessions. */
  url: z.url(),
  createdAt: z.iso.datetime(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;

export const listFeeds = endpoint({
  method: 'GET',
  path: '/api/me/calendars',
  summary: 'My secret calendar addresses.',
  params: Nothing,
  body: Nothing,
  answer: z.array(CalendarFeed),
  refusals: [],
  open: false,
});

export const makeFeed = endpoint({
  method: 'POST',
  path: '/api/me/calendars',
  summary:
    'Make a secret calendar address for my sessions, or for one forum; one that is there is answered again.',
  params: Nothing,
  body: z.strictObject({ forumId: Id.nullable() }),
  answer: CalendarFeed,
  refusals: ['not-found'],
  open: false,
});

export const revokeFeed = endpoint({
  method: 'DELETE',
  path: '/api/me/calendars/{feedId}',
  summary: 'End one of my calendar addresses at once.',
  params: z.object({ feedId: Id }),
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found'],
  open: false,
});

export const getSessionCalendar = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}/calendar',
  summary: 'One session as a file for calendar programs.',
  params: z.object({ sessionId: Id }),
  body: Nothing,
  answer: z.unknown(),
  refusals: ['not-found'],
  open: false,
  bytes: 'answer',
});
