import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Forum } from '#shared/forum/forum.ts';
import { Id } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';

const Nothing = z.object({});

/** A forum as its member sees it, with the member's own role. */
export const ForumView = Forum.extend({
  myRole: z.enum(ROLES),
  memberCount: z.int(),
  /** Whether new papers may be started here. */
  mayStartPaper: z.boolean(),
});
export type ForumView = z.infer<typeof ForumView>;

export const listForums = endpoint({
  method: 'GET',
  path: '/api/forums',
  summary: 'The forums I am a member of.',
  params: Nothing,
  body: Nothing,
  answer: z.array(ForumView),
  refusals: [],
  open: false,
});

export const getForum = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}',
  summary: 'One forum.',
  params: z.object({ forumId: Id }),
  body: Nothing,
  answer: ForumView,
  refusals: ['not-found'],
  open: false,
});

export const nameGroupLeads = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/groups/{groupId}/leads',
  summary: 'Name who leads a group, out of its own members: they hand in what it says as one.',
  params: z.object({ forumId: Id, groupId: Id }),
  body: z.strictObject({ personIds: z.array(Id).max(20) }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'belongs-elsewhere'],
  open: false,
});

export const foundForum = endpoint({
  method: 'POST',
  path: '/api/forums',
  summary: 'Found a forum; the founder becomes its coordinator.',
  params: Nothing,
  body: z.strictObject({ name: plainLine(160), purpose: z.string().trim().max(2000).default('') }),
  answer: ForumView,
  refusals: ['role-too-low'],
  open: false,
});
