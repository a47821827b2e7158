import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine, plainLines } from '#shared/contract/plain-line.ts';
import {
  INITIATIVE_LENGTH,
  INITIATIVE_STATUSES,
  STANDSTILLS,
} from '#shared/initiative/initiative.ts';
import { Owners, OwnerView } from '#shared/member/owner.ts';
import { Id } from '#shared/member/person.ts';

const ForumParams = z.object({ forumId: Id });
const Params = z.object({ forumId: Id, initiativeId: Id });
const At = z.iso.datetime();

/** What is said of an initiative by whoever writes it down. */
const Wish = z.strictObject({
  title: plainLine(INITIATIVE_LENGTH.title),
  aim: plainLines(INITIATIVE_LENGTH.aim),
  /** The groups that it is of; none is the whole forum. */
  groupIds: z.array(Id).max(50),
  owners: Owners,
});
/** Where it is, and what comes next. */
const Course = z.strictObject({
  status: z.enum(INITIATIVE_STATUSES),
  nextStep: plainLines(INITIATIVE_LENGTH.step),
  nextStepOn: z.iso.date().nullable(),
});

/** One thing that happened to an initiative; the list is only ever longer. */
export const InitiativeDeed = z.object({
  id: z.string(),
  at: At,
  byName: z.string(),
  /** What was told; empty where something was only changed. */
  text: z.string(),
  changes: z.array(
    z.object({
      what: z.enum(['title', 'aim', 'groups', 'owners', 'status', 'step', 'stepOn']),
      from: z.string(),
      to: z.string(),
    }),
  ),
});
export type InitiativeDeed = z.infer<typeof InitiativeDeed>;

export const InitiativeView = Wish.extend(Course.shape).extend({
  id: Id,
  owners: z.array(OwnerView),
  revision: z.int(),
  startedAt: At,
  startedByName: z.string(),
  movedAt: At,
  standstill: z.enum(STANDSTILLS).nullable(),
  /** The last that was told of it. */
  last: z.object({ at: At, byName: z.string(), text: z.string() }).nullable(),
  isMine: z.boolean(),
  mayChange: z.boolean(),
  mayRemove: z.boolean(),
});
export type InitiativeView = z.infer<typeof InitiativeView>;

const Named = z.object({ id: Id, name: z.string() });

export const listInitiatives = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/initiatives',
  summary: 'The initiatives of a forum, those that moved last first.',
  params: ForumParams,
  body: z.object({}),
  answer: z.object({
    forumName: z.string(),
    groups: z.array(Named),
    initiatives: z.array(InitiativeView),
    mayStart: z.boolean(),
  }),
  refusals: ['not-found'],
  open: false,
});

export const getInitiative = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/initiatives/{initiativeId}',
  summary: 'One initiative with all that happened to it, newest first.',
  params: Params,
  body: z.object({}),
  answer: InitiativeView.extend({
    forumName: z.string(),
    groups: z.array(Named),
    deeds: z.array(InitiativeDeed),
  }),
  refusals: ['not-found'],
  open: false,
});
export type InitiativePage = z.infer<typeof getInitiative.answer>;

export const startInitiative = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/initiatives',
  summary: 'Write down an initiative; the same sending again makes nothing twice.',
  params: ForumParams,
  body: Wish.extend(Course.shape).extend({ sendId: Id }),
  answer: z.object({ id: Id }),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'list-full'],
  open: false,
});

export const changeInitiative = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/initiatives/{initiativeId}',
  summary: 'Change what an initiative is; only what is named.',
  params: Params,
  body: Wish.partial().extend({ revision: z.int().min(0) }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile', 'list-full'],
  open: false,
});

export const tellOfInitiative = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/initiatives/{initiativeId}/updates',
  summary: 'Tell what is new, and where it is now; the same sending again tells nothing twice.',
  params: Params,
  body: z.strictObject({
    sendId: Id,
    text: plainLines(INITIATIVE_LENGTH.update),
    /** Only what changes, with the `revision` that it was decided on. */
    course: Course.partial()
      .extend({ revision: z.int().min(0) })
      .nullable(),
  }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'changed-meanwhile', 'list-full'],
  open: false,
});

export const removeInitiative = endpoint({
  method: 'DELETE',
  path: '/api/forums/{forumId}/initiatives/{initiativeId}',
  summary: 'Remove an initiative of which nothing was told yet, as one that was made in error.',
  params: Params,
  body: z.object({}),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});
