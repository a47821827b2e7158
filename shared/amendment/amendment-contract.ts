import * as z from 'zod';
import { AMENDMENT_QUERY } from '#shared/amendment/amendment-filter.ts';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

export const getAmendmentsCsv = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/amendments.csv',
  summary:
    'The table of amendments of a paper for a spreadsheet: old and new wording, by whom, and what was decided; narrowed as on the screen.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found'],
  open: false,
  query: AMENDMENT_QUERY,
  bytes: 'answer',
});

export const getAmendmentsAsWordFile = endpoint({
  ...getAmendmentsCsv,
  path: '/api/papers/{paperId}/amendments.docx',
  summary:
    'The table of amendments of a paper as a Word file, with the rows of `getAmendmentsCsv`.',
});
