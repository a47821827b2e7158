import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { isPlainLine, plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { isSuggestionId } from '#shared/suggestion/entry.ts';

const PaperParams = z.object({ paperId: Id });

const SuggestionId = z.string().refine(isSuggestionId, 'suggestion-id');

/** One suggestion, as it stands in the paper now. */
export const SuggestionView = z.object({
  id: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  at: z.iso.datetime(),
  /** Words that would come, and words that would go; empty where there are none. */
  inserted: z.string(),
  deleted: z.string(),
  /** What else would change: lines joined, blocks, looks. */
  changes: z.array(z.enum(['joined', 'block-inserted', 'block-deleted', 'restyled'])),
  /** Id of the first block it touches; null for one that has none yet. */
  blockId: z.string().nullable(),
  isMine: z.boolean(),
});
export type SuggestionView = z.infer<typeof SuggestionView>;

export const listSuggestions = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/suggestions',
  summary: 'The suggestions in a paper, in its order, with what I may do about them.',
  params: PaperParams,
  body: z.object({}),
  answer: z.object({ suggestions: z.array(SuggestionView), mayDecide: z.boolean() }),
  refusals: ['not-found'],
  open: false,
});

/** So many letters a paragraph may have, as it was seen and as it is wanted. */
export const LONGEST_WORDING = 10_000;
const Line = z
  .string()
  .max(LONGEST_WORDING)
  .refine((text) => text === '' || isPlainLine(text), 'control-character');

export const suggestWording = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/suggestions',
  summary:
    'Suggest another wording of a paragraph, as one suggestion of mine. The same sending twice is one suggestion.',
  params: PaperParams,
  body: z.strictObject({
    /** Made by the sender. */
    id: SuggestionId,
    blockId: z.string().refine(isBlockId, 'block-id'),
    /** The paragraph as I saw it, without anything that is only suggested. */
    seen: Line,
    text: Line,
  }),
  answer: z.object({}),
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'changed-meanwhile',
    'already-exists',
    'invalid-input',
    'too-large',
    'too-many-requests',
    'storage-trouble',
  ],
  open: false,
});

export const decideSuggestions = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/suggestions/decisions',
  summary: 'Accept or reject suggestions; or withdraw suggestions of mine.',
  params: PaperParams,
  body: z.strictObject({
    ids: z.array(SuggestionId).min(1).max(1000),
    decision: z.enum(['accept', 'reject']),
    reason: plainLine(500).nullable().default(null),
  }),
  /** Those of them that stood in the paper and were decided on; what somebody else has decided meanwhile is not among them. */
  answer: z.object({ decided: z.array(z.string()) }),
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});

/** What became of a suggestion that is not in the paper any more. */
export const DecisionView = z.object({
  id: Id,
  suggestionId: SuggestionId,
  authorId: z.string(),
  authorName: z.string(),
  suggestedAt: z.iso.datetime(),
  decision: z.enum(['accept', 'reject']),
  /** Its own author took it back. */
  isWithdrawal: z.boolean(),
  /** It stands in the text once more: somebody brought an older version back and asked for it to wait again. */
  waitsAgain: z.boolean(),
  reason: z.string().nullable(),
  byName: z.string(),
  at: z.iso.datetime(),
  /** The words that it was about, cut as in the list of suggestions. */
  inserted: z.string(),
  deleted: z.string(),
  changes: SuggestionView.shape.changes,
  blockId: z.string().nullable(),
  isMine: z.boolean(),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/decisions',
  summary:
    'What was decided about suggestions in a paper, the newest first; for those who may see its remarks.',
  params: PaperParams,
  body: z.object({}),
  answer: z.object({ decisions: z.array(DecisionView) }),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
