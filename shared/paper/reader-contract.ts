import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

/** Somebody who may read a paper, as everybody else who may read it sees them. Never an address. */
export const PaperReader = z.object({
  personId: Id,
  name: z.string(),
  title: z.string().nullable(),
  office: z.string().nullable(),
});
export type PaperReader = z.infer<typeof PaperReader>;

export const listReaders = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/readers',
  summary: 'The people who may read a paper, by name: whom one may mention in it.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: z.array(PaperReader),
  refusals: ['not-found'],
  open: false,
});
