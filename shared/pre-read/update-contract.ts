import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { LONGEST, words } from '#shared/pre-read/pre-read.ts';

const Params = z.object({ sessionId: Id });
const At = z.iso.datetime();

/** A round of short updates before a session. */
export const UpdateRound = z.object({
  sessionId: Id,
  forumId: Id,
  sessionTitle: z.string(),
  mayManage: z.boolean(),
  /** I am one of those who are asked. */
  isForMe: z.boolean(),
  /** Null until somebody called for it. */
  round: z
    .object({
      prompt: z.string(),
      dueOn: z.iso.date().nullable(),
      at: At,
      /** The paper that the updates became. */
      paperId: Id.nullable(),
    })
    .nullable(),
  /** Mine alone, and everybody's for those who lead the session. */
  updates: z.array(
    z.object({
      personId: Id,
      name: z.string(),
      office: z.string().nullable(),
      text: z.string(),
      at: At,
      isMine: z.boolean(),
    }),
  ),
  written: z.int(),
  asked: z.int(),
});
export type UpdateRound = z.infer<typeof UpdateRound>;

export const getUpdateRound = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}/updates',
  summary: 'The round of updates of a session, with mine.',
  params: Params,
  body: z.object({}),
  answer: UpdateRound,
  refusals: ['not-found'],
  open: false,
});

export const callForUpdates = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/updates',
  summary:
    'Ask those of a session for a short update each, or ask in other words or for another day.',
  params: Params,
  body: z.strictObject({ prompt: words(LONGEST.question), dueOn: z.iso.date().nullable() }),
  answer: UpdateRound,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});

export const writeUpdate = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/updates/mine',
  summary: 'Write my update, or write it anew.',
  params: Params,
  body: z.strictObject({ sendId: Id, text: words(LONGEST.update).pipe(z.string().min(1)) }),
  answer: UpdateRound,
  refusals: ['not-found', 'stage-closed', 'storage-trouble'],
  open: false,
});

export const gatherUpdates = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/updates/paper',
  summary: 'Gather the updates into one paper. A second time answers the same paper.',
  params: Params,
  body: z.strictObject({ title: plainLine(200) }),
  answer: UpdateRound,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});
