import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { LONGEST, words } from '#shared/pre-read/pre-read.ts';
import { ThreadId } from '#shared/thread/thread.ts';

const Params = z.object({ preReadId: Id, groupId: Id });
const Items = z
  .array(
    z.strictObject({
      text: words(LONGEST.item).pipe(z.string().min(1)),
      threadIds: z.array(ThreadId).max(200),
    }),
  )
  .max(200);

/** What a group says as one about a pre-read. Its draft is seen in the group only; once handed in it never changes. */
export const GroupResponse = z.object({
  preReadId: Id,
  title: z.string(),
  group: z.object({ id: Id, name: z.string() }),
  items: Items,
  /** To be sent back with the next change: two leads never overwrite each other. */
  revision: z.int(),
  submitted: z
    .object({ number: z.int().positive(), at: z.iso.datetime(), byName: z.string() })
    .nullable(),
  /** Somebody was named to lead the group. */
  hasLead: z.boolean(),
  /** I lead the group: I may merge and hand in. */
  mayLead: z.boolean(),
  /** The remarks that are private to the group, by number; none for those outside it. */
  remarks: z.array(
    z.object({
      threadId: ThreadId,
      number: z.int().positive(),
      quote: z.string(),
      authorName: z.string(),
      text: z.string(),
      proposal: z.string().nullable(),
    }),
  ),
});
export type GroupResponse = z.infer<typeof GroupResponse>;

export const getGroupResponse = endpoint({
  method: 'GET',
  path: '/api/pre-reads/{preReadId}/groups/{groupId}/response',
  summary:
    'What my group says about a pre-read, with its private remarks; once handed in, also for those who lead the session.',
  params: Params,
  body: z.object({}),
  answer: GroupResponse,
  refusals: ['not-found'],
  open: false,
});

export const changeGroupResponse = endpoint({
  method: 'PATCH',
  path: '/api/pre-reads/{preReadId}/groups/{groupId}/response',
  summary:
    'Merge the remarks of my group into numbered points, and hand them in, once and for all.',
  params: Params,
  body: z.strictObject({ revision: z.int(), items: Items, isSubmitted: z.boolean() }),
  answer: GroupResponse,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'changed-meanwhile',
    'already-exists',
    'invalid-input',
    'storage-trouble',
  ],
  open: false,
});
