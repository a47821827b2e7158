import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { MOST_INVITED, PersonalWords } from '#shared/member/personal-words.ts';
import { MemberCard, NewMember } from '#shared/member/member-contract.ts';
import { Email, Id } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';

const ForumParams = z.object({ forumId: Id });
const MembershipParams = z.object({ forumId: Id, membershipId: Id });

/** More than any forum has; a bound, so that one press stays one piece of work. */
const MOST_AT_ONCE = 1000;
const Chosen = z.array(Id).min(1).max(MOST_AT_ONCE);

export const inviteMembers = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/invitations',
  summary: 'Make up to 500 people members in one act, and mail each an invitation.',
  params: ForumParams,
  body: z.strictObject({
    people: z.array(NewMember).min(1).max(MOST_INVITED),
    sendsMail: z.boolean().default(true),
    /** The coordinator's own words, above the link of the mail. */
    words: PersonalWords.nullable().default(null),
  }),
  /** Those who became members, and the addresses that belonged to members already or stood there twice. */
  answer: z.object({ added: z.array(MemberCard), already: z.array(z.string()) }),
  refusals: ['not-found', 'role-too-low', 'role-above-own', 'too-large'],
  open: false,
});

export const inviteAgain = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/invitations/again',
  summary: 'Mail the invitation once more; a person gets at most three in a day.',
  params: ForumParams,
  body: z.strictObject({
    membershipIds: Chosen,
    words: PersonalWords.nullable().default(null),
  }),
  /** `left` have had their share of today, or are suspended. */
  answer: z.object({ sent: z.int(), left: z.int() }),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const changeMembers = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/members',
  summary: 'Change role, groups or suspension of many members: all of them or none.',
  params: ForumParams,
  body: z.strictObject({
    membershipIds: Chosen,
    role: z.enum(ROLES).optional(),
    addGroupIds: z.array(Id).max(50).default([]),
    removeGroupIds: z.array(Id).max(50).default([]),
    suspended: z.boolean().optional(),
  }),
  answer: z.object({ changed: z.int(), unchanged: z.int() }),
  refusals: ['not-found', 'role-too-low', 'role-above-own', 'last-coordinator'],
  open: false,
});

export const changePerson = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/members/{membershipId}/person',
  summary: 'Change what is said of a member: name, title, office, region, expertise.',
  params: MembershipParams,
  body: z
    .strictObject({
      name: plainLine(120),
      title: plainLine(160).nullable(),
      office: plainLine(160).nullable(),
      region: plainLine(80).nullable(),
      expertise: plainLine(300).nullable(),
    })
    .partial(),
  answer: MemberCard,
  refusals: ['not-found', 'role-too-low', 'belongs-elsewhere'],
  open: false,
});

export const changeAddress = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/members/{membershipId}/address',
  summary: 'Change a member’s mail address; their sessions end, and both addresses are told.',
  params: MembershipParams,
  body: z.strictObject({ email: Email }),
  answer: MemberCard,
  refusals: ['not-found', 'role-too-low', 'belongs-elsewhere', 'already-exists'],
  open: false,
});

/** A standing in the forum as a change found or left it; null is none. */
const Standing = z
  .object({ role: z.enum(ROLES), groupIds: z.array(Id), suspended: z.boolean() })
  .nullable();

/** One act on the members of a forum, in words that a screen can say. Of many people the first twenty are named. */
export const MemberChangeView = z.object({
  id: Id,
  at: z.iso.datetime(),
  /** Null for the operator at the command line, or somebody who is gone. */
  byName: z.string().nullable(),
  /** How many people it was about. */
  count: z.int(),
  people: z.array(z.object({ name: z.string(), before: Standing, after: Standing })),
  /** For a change of somebody's details or address. */
  fields: z.array(
    z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  /** For an exception on one paper. */
  paper: z
    .object({
      id: Id,
      title: z.string(),
      from: z.enum(ROLES).nullable(),
      to: z.enum(ROLES).nullable(),
    })
    .nullable(),
  /** This act took another one back. */
  isUndo: z.boolean(),
  undone: z.object({ at: z.iso.datetime(), byName: z.string().nullable() }).nullable(),
});
export type MemberChangeView = z.infer<typeof MemberChangeView>;

export const listMemberChanges = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/member-changes',
  summary: 'The latest changes of members and rights, newest first.',
  params: ForumParams,
  body: z.object({}),
  answer: z.object({ changes: z.array(MemberChangeView) }),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const undoMemberChange = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/member-changes/{changeId}/undo',
  summary: 'Take one change back; what was changed again since is left as it is.',
  params: z.object({ forumId: Id, changeId: Id }),
  body: z.object({}),
  answer: z.object({ undone: z.int(), left: z.int() }),
  refusals: [
    'not-found',
    'role-too-low',
    'last-coordinator',
    'change-outdated',
    'belongs-elsewhere',
    'already-exists',
  ],
  open: false,
});
