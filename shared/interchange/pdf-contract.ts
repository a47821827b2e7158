import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';
import { Id } from '#shared/member/person.ts';

/** A PDF is made in its turn, by a process that has its limits. */
const MADE_IN_TURN = ['press-busy', 'pdf-heavy', 'too-many-requests'] as const;

export const getPdfFile = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/pdf/{text}/{remarks}',
  summary:
    'A paper as PDF, tagged for programs that read aloud: clean, with suggestions marked, or the original; with the remarks that I may see behind it, or without.',
  params: z.object({ paperId: Id, text: TextChoice, remarks: RemarkChoice }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low', ...MADE_IN_TURN],
  open: false,
  bytes: 'answer',
});

export const getVersionAsPdfFile = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/{versionId}/pdf/{text}/{remarks}',
  summary: 'A version of a paper as PDF, as `getPdfFile` makes it.',
  params: z.object({ paperId: Id, versionId: Id, text: TextChoice, remarks: RemarkChoice }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low', 'version-damaged', ...MADE_IN_TURN],
  open: false,
  bytes: 'answer',
});

export const getSessionPack = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}/pack.pdf',
  summary:
    'Everything for a session as one PDF: its agenda, what was sent ahead that I see, with its questions, in the versions that were sent, and one table of contents.',
  params: z.object({ sessionId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'version-damaged', ...MADE_IN_TURN],
  open: false,
  bytes: 'answer',
});
