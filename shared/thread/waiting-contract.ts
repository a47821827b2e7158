import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

const Count = z.number().int().nonnegative();

/** What of the remarks on one paper waits for me; only papers where something does. */
export const WaitingRemarks = z.object({
  paperId: Id,
  forumId: Id,
  title: z.string(),
  /** Remarks of mine that have an answer which I have neither accepted nor insisted against. */
  answered: Count,
  /** Open threads that are assigned to me. */
  assigned: Count,
  /** What others said, since I last looked, in threads that I follow or to me by name. */
  news: Count,
  /** Suggestions of mine that others decided about since I last looked. */
  decided: Count,
});
export type WaitingRemarks = z.infer<typeof WaitingRemarks>;

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/me/remarks',
  summary: 'What of the remarks on the papers that I may read waits for me.',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({ papers: z.array(WaitingRemarks) }),
  refusals: [],
  open: false,
});

export const lookAtRemarks = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/remarks/look',
  summary:
    'I have looked at the remarks and decisions of a paper, up to the newest that I was shown.',
  params: z.object({ paperId: Id }),
  /** As the server said it: `changedAt` of a thread, or `at` of a decision. Looking further back changes nothing. */
  body: z.strictObject({
    until: z.iso.datetime(),
    /** Only at one thread, or at the decisions on my suggestions; at everything where both are missing. */
    threadId: Id.optional(),
    part: z.literal('decisions').optional(),
  }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
