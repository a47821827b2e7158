import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { PaperView } from '#shared/paper/paper-contract.ts';

const Nothing = z.object({});
const PaperParams = z.object({ paperId: Id });

/** Where a paper belongs: to a forum, and there to one group or to all, with or without a session. */
const Place = z.strictObject({
  forumId: Id,
  groupId: Id.nullable(),
  sessionId: Id.nullable(),
});

export const copyPaper = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/copy',
  summary: 'Start a new paper with this one’s text; its past and its exceptions stay behind.',
  params: PaperParams,
  body: Place.extend({ title: plainLine(200) }),
  answer: PaperView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const movePaper = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/place',
  summary: 'Move a paper to another group, session or forum.',
  params: PaperParams,
  body: Place,
  answer: z.object({ id: Id }),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

/** Who would see a paper elsewhere, by names: asked before it is moved. */
export const foreseePlace = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/place/readers',
  summary: 'Who may read a paper now, and who would if it were moved.',
  params: PaperParams,
  body: Place,
  answer: z.object({
    now: z.int(),
    after: z.int(),
    /** Names, at most some; `now` and `after` are whole. */
    gaining: z.array(z.string()),
    losing: z.array(z.string()),
    iStay: z.boolean(),
  }),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const archivePaper = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/archive',
  summary: 'Put a paper away: it can be read and recovered, and leaves lists and search.',
  params: PaperParams,
  body: Nothing,
  answer: PaperView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const recoverPaper = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/recovery',
  summary: 'Bring a paper back from the archive.',
  params: PaperParams,
  body: Nothing,
  answer: PaperView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const listArchive = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/archive',
  summary: 'The archived papers of a forum that I may read.',
  params: z.object({ forumId: Id }),
  body: Nothing,
  answer: z.array(PaperView),
  refusals: ['not-found'],
  open: false,
});
