import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { ENTRY_KINDS } from '#shared/meeting/entry.ts';
import { STANCES } from '#shared/position/position.ts';
import { LIFE_STATES } from '#shared/register/lifecycle.ts';
import { BlockId, lines } from '#shared/register/register-contract.ts';
import { isSuggestionId } from '#shared/suggestion/entry.ts';
import { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';

const SessionParams = z.object({ sessionId: Id });
const Named = z.object({ id: Id, name: z.string() });
const SuggestionId = z.string().refine(isSuggestionId, 'suggestion-id');
const Wording = z.string().regex(/^[\w-]{16,64}$/);

/** The longest text of an entry, in letters. */
export const LONGEST_ENTRY = 4000;
const Text = lines(LONGEST_ENTRY).refine((text) => text !== '', 'too_small');
const Reason = lines(LONGEST_ENTRY).default('');

/** What of a paper an entry is about. */
const Place = z.strictObject({ paperId: Id, blockId: BlockId.nullable() });

const Common = {
  /** Made by the sender: the same entry sent again is the same entry. */
  id: Id,
  /** The item of the agenda under which it is recorded, in its words. */
  item: plainLine(200).nullable().default(null),
};
const Said = {
  ...Common,
  text: Text,
  place: Place.nullable().default(null),
  /** The number of an earlier entry of this session that it puts right. */
  corrects: z.int().min(1).nullable().default(null),
};

/** What somebody asks to be recorded. The first three are done by it, each by its own room, and recorded when they are. */
export const EntryWish = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('suggestions'),
    ...Common,
    paperId: Id,
    ids: z.array(SuggestionId).min(1).max(200),
    decision: z.enum(['accept', 'reject']),
    reason: plainLine(500).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('recommendation'),
    ...Common,
    paperId: Id,
    blockId: BlockId,
    wording: Wording,
    state: z.enum(LIFE_STATES),
    reason: Reason,
  }),
  z.strictObject({
    kind: z.literal('position'),
    ...Common,
    paperId: Id,
    blockId: BlockId,
    wording: Wording,
    personId: Id,
    stance: z.enum(STANCES),
    reason: Reason,
    satisfy: Reason,
  }),
  z.strictObject({ kind: z.literal('decision'), ...Said }),
  z.strictObject({
    kind: z.literal('action'),
    ...Said,
    ownerIds: z.array(Id).max(20).default([]),
    owner: plainLine(160).nullable().default(null),
    dueOn: z.iso.date().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('note'), ...Said }),
]);
export type EntryWish = z.infer<typeof EntryWish>;

export const EntryView = z.object({
  id: z.string(),
  number: z.int(),
  sessionId: Id,
  sessionTitle: z.string(),
  kind: z.enum(ENTRY_KINDS),
  at: z.iso.datetime(),
  by: Named,
  item: z.string().nullable(),
  corrects: z.int().nullable(),
  /** Later entries that put this one right. */
  correctedBy: z.array(z.int()),
  place: z.object({ paperId: Id, blockId: BlockId.nullable(), title: z.string() }).nullable(),
  /** The version of the paper that it was recorded on. */
  version: z.object({ id: Id, number: z.int() }).nullable(),
  /** The exact words of the passage in that version; empty where it is gone. */
  wording: z.string().nullable(),
  /** What was said, or why. */
  text: z.string(),
  decision: z.enum(['accept', 'reject']).nullable(),
  suggestions: z.array(
    z.object({
      author: Named,
      inserted: z.string(),
      deleted: z.string(),
      changes: SuggestionView.shape.changes,
    }),
  ),
  from: z.enum(LIFE_STATES).nullable(),
  to: z.enum(LIFE_STATES).nullable(),
  /** With a recommendation those that stood then; with a position the one that was recorded, while it is open to me. */
  positions: z.array(
    z.object({
      person: Named,
      stance: z.enum(STANCES),
      reason: z.string(),
      satisfy: z.string(),
      isSpoken: z.boolean(),
    }),
  ),
  owners: z.array(Named),
  owner: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  /** Covers all of it and the hash of the entry before. */
  hash: z.string(),
});
export type EntryView = z.infer<typeof EntryView>;

const LogView = z.object({
  forumId: Id,
  forumName: z.string(),
  /** By their numbers: of a session from the first, of a forum from the last. */
  entries: z.array(EntryView),
  /** Numbers at which the chain of the forum's log is broken: what stands there is not what was recorded. */
  breaks: z.array(z.int()),
});
export type LogView = z.infer<typeof LogView>;

const Next = {
  /** The number to ask on from (`olderForumEntries`); null when these are the first. */
  next: z.int().positive().nullable(),
};

export const listSessionEntries = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}/decisions',
  summary:
    'What was decided and noted in a session, in its order, as far as I may read what it is about.',
  params: SessionParams,
  body: z.object({}),
  answer: LogView.extend({
    sessionTitle: z.string(),
    day: z.iso.date().nullable(),
    mayRecord: z.boolean(),
  }),
  refusals: ['not-found'],
  open: false,
});

export const listForumEntries = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/decisions',
  summary:
    'The newest entries of a forum’s decision log, as far as I may read what they are about.',
  params: z.object({ forumId: Id }),
  body: z.object({}),
  answer: LogView.extend(Next),
  refusals: ['not-found'],
  open: false,
});

export const olderForumEntries = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/decisions/before/{number}',
  summary: 'The entries of a forum’s decision log before the one of this number.',
  params: z.object({ forumId: Id, number: z.coerce.number().int().positive() }),
  body: z.object({}),
  answer: LogView.pick({ entries: true }).extend(Next),
  refusals: ['not-found'],
  open: false,
});

export const recordEntry = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/decisions',
  summary:
    'Decide on suggestions, move a recommendation or note a position, and record it; or record what was decided, agreed or noted.',
  params: SessionParams,
  body: EntryWish,
  answer: EntryView,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'changed-meanwhile',
    'already-exists',
    'belongs-elsewhere',
    'storage-trouble',
  ],
  open: false,
});
