import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

/** `decided`: only recommendations on which the forum has spoken. */
const QUERY = ['decided'] as const;

export const getForumSlides = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/slides',
  summary:
    'A presentation (pptx) of what I may read of a forum: what there is, the challenge map, and each recommendation with where members stand.',
  params: z.object({ forumId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'too-large', 'press-busy'],
  open: false,
  query: QUERY,
  bytes: 'answer',
});

export const getSessionSlides = endpoint({
  ...getForumSlides,
  path: '/api/sessions/{sessionId}/slides',
  summary: 'The same of the papers of one session.',
  params: z.object({ sessionId: Id }),
});

export const getPaperSlides = endpoint({
  ...getForumSlides,
  path: '/api/papers/{paperId}/slides',
  summary: 'The same of one paper.',
  params: z.object({ paperId: Id }),
});
