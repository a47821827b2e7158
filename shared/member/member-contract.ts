import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Email, Id, LANGUAGES, Membership, Person, THEMES } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';

const Nothing = z.object({});

/** What I am, and where: my own card, my forums and my role in each. */
export const Me = z.object({
  person: Person,
  memberships: z.array(Membership.extend({ forumName: z.string() })),
});
export type Me = z.infer<typeof Me>;

/** A member as other members of the forum see them. Address, invitation and last visit are for those who manage members. */
export const MemberCard = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  title: z.string().nullable(),
  office: z.string().nullable(),
  region: z.string().nullable(),
  expertise: z.string().nullable(),
  role: z.enum(ROLES),
  groupIds: z.array(Id),
  suspended: z.boolean(),
  email: z.string().nullable(),
  /** When the last invitation was mailed. */
  invitedAt: z.iso.datetime().nullable(),
  /** When they were last here, to the half hour; null before the first visit. */
  seenAt: z.iso.datetime().nullable(),
  /** Whether the asker may change this person's address and details. */
  /** A mail server refused the address for good: when, and in its words. */
  refused: z.object({ at: z.iso.datetime(), words: z.string() }).nullable(),
  mayEdit: z.boolean(),
});
export type MemberCard = z.infer<typeof MemberCard>;

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who I am, my forums and my role in each.',
  params: Nothing,
  body: Nothing,
  answer: Me,
  refusals: [],
  open: false,
});

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change my language, theme or the words about me.',
  params: Nothing,
  body: z
    .strictObject({
      language: z.enum(LANGUAGES),
      theme: z.enum(THEMES),
      name: plainLine(120),
      title: plainLine(160).nullable(),
      office: plainLine(160).nullable(),
      region: plainLine(80).nullable(),
      expertise: plainLine(300).nullable(),
    })
    .partial(),
  answer: Me,
  refusals: [],
  open: false,
});

/** Somebody who is to become a member. What is said of a person whom the workspace knows already is not taken over. */
export const NewMember = z.strictObject({
  email: Email,
  name: plainLine(120),
  role: z.enum(ROLES),
  title: plainLine(160).nullable().default(null),
  office: plainLine(160).nullable().default(null),
  region: plainLine(80).nullable().default(null),
  expertise: plainLine(300).nullable().default(null),
  groupIds: z.array(Id).max(50).default([]),
});
export type NewMember = z.output<typeof NewMember>;

const ForumParams = z.object({ forumId: Id });
const MembershipParams = z.object({ forumId: Id, membershipId: Id });

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/members',
  summary: 'The members of a forum with their roles.',
  params: ForumParams,
  body: Nothing,
  answer: z.object({ members: z.array(MemberCard), mayManage: z.boolean() }),
  refusals: ['not-found'],
  open: false,
});

export const addMember = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/members',
  summary: 'Make somebody a member of a forum.',
  params: ForumParams,
  body: NewMember,
  answer: MemberCard,
  refusals: ['not-found', 'role-too-low', 'role-above-own', 'already-exists'],
  open: false,
});

export const changeMember = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/members/{membershipId}',
  summary: 'Change a member’s role or groups, suspend or bring back.',
  params: MembershipParams,
  body: z
    .strictObject({ role: z.enum(ROLES), groupIds: z.array(Id).max(50), suspended: z.boolean() })
    .partial(),
  answer: MemberCard,
  refusals: ['not-found', 'role-too-low', 'role-above-own', 'last-coordinator'],
  open: false,
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/api/forums/{forumId}/members/{membershipId}',
  summary: 'End somebody’s membership of a forum.',
  params: MembershipParams,
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'last-coordinator'],
  open: false,
});
