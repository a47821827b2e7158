import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { MATRIX_QUERY } from '#shared/matrix/matrix-view.ts';
import { Id } from '#shared/member/person.ts';

export const getMatrixCsv = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/matrix.csv',
  summary:
    'The comment-response matrix of a paper for a spreadsheet: the remarks that I may see, narrowed and sorted as on the screen.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low'],
  open: false,
  query: MATRIX_QUERY,
  bytes: 'answer',
});

export const getMatrixAsWordFile = endpoint({
  ...getMatrixCsv,
  path: '/api/papers/{paperId}/matrix.docx',
  summary:
    'The comment-response matrix of a paper as a Word file, with the rows of `getMatrixCsv`.',
});
