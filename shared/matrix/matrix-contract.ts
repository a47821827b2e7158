import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

export const getMatrixCsv = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/matrix.csv',
  summary: 'The comment-response matrix of a paper for a spreadsheet: the remarks that I may see.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low'],
  open: false,
  bytes: 'answer',
});
