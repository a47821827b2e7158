import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

export const getAmendmentsCsv = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/amendments.csv',
  summary:
    'The table of amendments of a paper for a spreadsheet: old and new wording, by whom, and what was decided.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found'],
  open: false,
  bytes: 'answer',
});
