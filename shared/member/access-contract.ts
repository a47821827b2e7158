import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { PersonalWords } from '#shared/member/personal-words.ts';
import { ROLE_SOURCES } from '#shared/member/access.ts';
import { Id } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';

const Nothing = z.object({});
const PaperParams = z.object({ paperId: Id });

/** What an exception may name: a coordinator coordinates a forum, and no single paper. */
export const EXCEPTION_ROLES = ROLES.filter((role) => role !== 'coordinator');
const ExceptionRole = z.enum(ROLES).exclude(['coordinator']);

/** Somebody who may see a paper: as what, and why. */
const PaperReader = z.object({
  personId: Id,
  name: z.string(),
  title: z.string().nullable(),
  office: z.string().nullable(),
  role: z.enum(ROLES),
  source: z.enum(ROLE_SOURCES),
  /** What they would hold without the exception; null is nothing. */
  inherited: z.enum(ROLES).nullable(),
  /** Everything in the forum belongs to a coordinator: no exception lowers it. */
  isCoordinator: z.boolean(),
});
export type PaperReader = z.infer<typeof PaperReader>;

export const getPaperAccess = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/access',
  summary: 'Who can see a paper, in which role, and where the role comes from.',
  params: PaperParams,
  body: Nothing,
  answer: z.object({
    readers: z.array(PaperReader),
    /** Members of the forum who cannot see it, for those who may let them in; empty for others. */
    others: z.array(z.object({ personId: Id, name: z.string(), title: z.string().nullable() })),
    mayChange: z.boolean(),
    groupName: z.string().nullable(),
    /** The session's topics, where the paper belongs to one. */
    sessionTitle: z.string().nullable(),
  }),
  refusals: ['not-found'],
  open: false,
});

export const setPaperException = endpoint({
  method: 'PATCH',
  path: '/api/papers/{paperId}/access/{personId}',
  summary: 'Name a role for one person on one paper, or take it away with null.',
  params: z.object({ paperId: Id, personId: Id }),
  body: z.strictObject({ role: ExceptionRole.nullable() }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'too-large'],
  open: false,
});

/** What somebody may ask to be let into. */
export const ACCESS_KINDS = ['forum', 'paper'] as const;

export const askForAccess = endpoint({
  method: 'POST',
  path: '/api/access-requests',
  summary:
    'Ask to be let into a forum or a paper. The answer is the same whether or not there is one.',
  params: Nothing,
  body: z.strictObject({
    kind: z.enum(ACCESS_KINDS),
    // As it stood in an address: it may be no id at all.
    id: z.string().min(1).max(120),
    words: PersonalWords.nullable().default(null),
  }),
  answer: Nothing,
  refusals: ['too-many-requests'],
  open: false,
});

/** A request that waits for a decision. */
export const WaitingRequest = z.object({
  id: Id,
  forumId: Id,
  forumName: z.string(),
  kind: z.enum(ACCESS_KINDS),
  /** The paper's title, or the forum's name. */
  thing: z.string(),
  /** What granting does: a new member of the forum, a suspended one brought back, or a role on this paper alone. */
  effect: z.enum(['joins-forum', 'comes-back', 'sees-paper']),
  groupName: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  office: z.string().nullable(),
  words: z.string().nullable(),
  at: z.iso.datetime(),
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;

export const listAccessRequests = endpoint({
  method: 'GET',
  path: '/api/access-requests',
  summary: 'Who waits to be let into the forums that I coordinate, oldest first.',
  params: Nothing,
  body: Nothing,
  answer: z.object({ requests: z.array(WaitingRequest) }),
  refusals: [],
  open: false,
});

export const decideAccessRequest = endpoint({
  method: 'POST',
  path: '/api/access-requests/{requestId}/decision',
  summary: 'Let somebody in with a role, or decline with null.',
  params: z.object({ requestId: Id }),
  body: z.strictObject({ role: z.enum(ROLES).nullable() }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'role-above-own'],
  open: false,
});

export const listCoordinators = endpoint({
  method: 'GET',
  path: '/api/coordinators',
  summary: 'Whom to turn to in each of my forums.',
  params: Nothing,
  body: Nothing,
  answer: z.object({
    forums: z.array(
      z.object({
        forumId: Id,
        forumName: z.string(),
        people: z.array(z.object({ name: z.string(), email: z.string() })),
      }),
    ),
  }),
  refusals: [],
  open: false,
});
