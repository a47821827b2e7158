import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import {
  FATES,
  FOLLOWED_BLOCKS,
  FOLLOW_UP_STATUSES,
  Outcome,
  TAKEN_SUGGESTIONS,
  TAKES,
} from '#shared/follow-up/follow-up.ts';
import { Id } from '#shared/member/person.ts';
import { PaperView } from '#shared/paper/paper-contract.ts';

const Nothing = z.object({});
const PaperParams = z.object({ paperId: Id });

export const derivePaper = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/derived',
  summary:
    'Start a new paper from a version of this one, to tell what became of what it recommended.',
  params: PaperParams,
  body: z.strictObject({
    title: plainLine(200),
    forumId: Id,
    groupId: Id.nullable(),
    sessionId: Id.nullable(),
    /** Null: the text as it stands now, of which a version is kept. */
    versionId: Id.nullable(),
    take: z.enum(TAKES).default('whole'),
    suggestions: z.enum(TAKEN_SUGGESTIONS).default('reject'),
  }),
  answer: PaperView,
  refusals: ['not-found', 'role-too-low', 'version-damaged', 'storage-trouble'],
  open: false,
});

/** From where a paper continues, as far as I may see it. */
export const FollowUpSource = z.object({
  paperId: Id,
  versionId: Id,
  /** Null when I may not read that paper. */
  title: z.string().nullable(),
  /** Null when I may not see that version. */
  version: z
    .object({ number: z.int().positive(), name: z.string().nullable(), at: z.iso.datetime() })
    .nullable(),
});
export type FollowUpSource = z.infer<typeof FollowUpSource>;

export const FollowUpLine = z.object({
  /** Of the block in this paper, and in the version that it comes from. */
  blockId: Id,
  originId: Id,
  kind: z.enum(FOLLOWED_BLOCKS),
  /** How it read in the source: a block of content, with the ids it got here. */
  wording: z.unknown(),
  /** What this paper says about it now, and the block that says it. */
  fate: z.enum(FATES),
  now: z.unknown().nullable(),
  status: z.enum(FOLLOW_UP_STATUSES).nullable(),
  outcome: z.string(),
  /** Who filled it in last; null while nobody has. */
  filled: z.object({ byName: z.string(), at: z.iso.datetime() }).nullable(),
});
export type FollowUpLine = z.infer<typeof FollowUpLine>;

export const getFollowUp = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/follow-up',
  summary: 'Where a paper continues from, and what became of each recommendation and challenge.',
  params: PaperParams,
  body: Nothing,
  answer: z.object({
    source: FollowUpSource,
    mayFill: z.boolean(),
    lines: z.array(FollowUpLine),
  }),
  refusals: ['not-found'],
  open: false,
});

export const fillFollowUp = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/follow-up/{blockId}',
  summary: 'Say what became of one recommendation or challenge; what was said before is kept.',
  params: z.object({ paperId: Id, blockId: Id }),
  body: z.strictObject({
    status: z.enum(FOLLOW_UP_STATUSES).nullable(),
    outcome: Outcome,
    /** When what I saw was filled in: somebody else's newer word is not written over. */
    seen: z.iso.datetime().nullable(),
  }),
  answer: FollowUpLine,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'changed-meanwhile',
    'history-full',
    'storage-trouble',
  ],
  open: false,
});
