import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { Hours, PURPOSES } from '#shared/session/session.ts';

const SessionParams = z.object({ sessionId: Id });
const ItemKey = z.string().min(1).max(220);

/** How a passage is looked at; `split` is as it stands beside as it would read. */
export const PASSAGE_VIEWS = ['marked', 'original', 'accepted', 'split'] as const;
export type PassageView = (typeof PASSAGE_VIEWS)[number];

/** Where a member is while a meeting goes on. */
export const PRESENCES = ['here', 'afar', 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What stands on everybody's screen: a passage of a paper, or where no paper is named the agenda. */
export const Shown = z.strictObject({
  paperId: Id.nullable(),
  /** Names the passage in its paper. */
  stop: z.string().min(1).max(80).nullable(),
  view: z.enum(PASSAGE_VIEWS),
});
export type Shown = z.infer<typeof Shown>;

export const MeetingView = z.object({
  sessionId: Id,
  forumId: Id,
  forumName: z.string(),
  title: z.string(),
  day: z.iso.date().nullable(),
  hours: Hours.nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** The server's own time, by which running items are reckoned on every device. */
  now: z.iso.datetime(),
  items: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      minutes: z.int().nullable(),
      purpose: z.enum(PURPOSES),
      person: z.string().nullable(),
      /** Those that I may read. */
      papers: z.array(z.object({ id: Id, title: z.string() })),
      /** Until `now`, in milliseconds. */
      spentMs: z.number(),
      isRunning: z.boolean(),
    }),
  ),
  shown: Shown,
  attendance: z.array(
    z.object({
      person: z.object({ id: Id, name: z.string() }),
      about: z.string(),
      presence: z.enum(PRESENCES).nullable(),
    }),
  ),
  /** Present without being members, by name. */
  guests: z.array(z.string()),
  /** The paper that the minutes are. */
  minutes: z
    .object({
      paperId: Id,
      title: z.string(),
      /** Entries of the log that are not in it yet. */
      missing: z.int(),
    })
    .nullable(),
  mayManage: z.boolean(),
  me: Id,
});
export type MeetingView = z.infer<typeof MeetingView>;
export type TimedItem = MeetingView['items'][number];

export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}/meeting',
  summary: 'How a meeting goes on: its items with their time, what is shown, and who is there.',
  params: SessionParams,
  body: z.object({}),
  answer: MeetingView,
  refusals: ['not-found'],
  open: false,
});

export const steerMeeting = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/meeting',
  summary: 'Runs a meeting: begins and ends it, goes over to an item, shows a passage.',
  params: SessionParams,
  body: z.discriminatedUnion('deed', [
    z.strictObject({ deed: z.literal('start') }),
    z.strictObject({ deed: z.literal('end') }),
    /** Null: a break. */
    z.strictObject({ deed: z.literal('item'), key: ItemKey.nullable() }),
    z.strictObject({ deed: z.literal('show'), shown: Shown }),
    z.strictObject({ deed: z.literal('guests'), guests: z.array(plainLine(160)).max(60) }),
  ]),
  answer: MeetingView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const attendMeeting = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/attendance',
  summary: 'Says that I am at a meeting, here or from afar; who runs it says so of anybody.',
  params: SessionParams,
  body: z.strictObject({
    /** Null: myself. */
    personId: Id.nullable().default(null),
    presence: z.enum(PRESENCES).nullable(),
  }),
  answer: MeetingView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const writeMinutes = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/minutes',
  summary:
    'Writes the minutes of a meeting as a paper of its session; or adds to their end what was recorded since.',
  params: SessionParams,
  body: z.object({}),
  answer: MeetingView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});
