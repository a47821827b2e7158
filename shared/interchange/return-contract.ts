import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { WORD_REFUSALS, WordReport } from '#shared/interchange/word-report.ts';
import { Id } from '#shared/member/person.ts';
import { ThreadId } from '#shared/thread/thread.ts';

/** What somebody did in a Word copy of a paper. */
export const RETURNED_DEEDS = [
  /** Words that came, went, or took the place of others. */
  'words',
  'look',
  'inserted',
  'deleted',
  /** Another look of a whole block, such as a heading's level. */
  'restyled',
  /** A paragraph that is to go on in the one before it. */
  'joined',
  /** A block that became one of another kind. */
  'kind',
  /** Suggestions of the paper, settled there. */
  'accepted',
  'rejected',
  /** Taken back in the file itself. */
  'undone',
  'thread',
  'reply',
  'resolved',
  /** A comment of the paper that says something else in the file. */
  'reworded',
  /** A remark that this person may not see. */
  'hidden',
] as const;

/** What becomes of it in the paper. */
export const RETURN_OUTCOMES = [
  'suggested',
  /** It is a remark: what was said in the margin, or a change whose place is gone or that no suggestion can say. */
  'remarked',
  /** A remark that stands at no words of the paper. */
  'unplaced',
  /** The paper says so already. */
  'there',
  /** It came with this file before. */
  'before',
  'ignored',
] as const;
export type ReturnOutcome = (typeof RETURN_OUTCOMES)[number];

/** One thing that was done in the file; each is told once. */
const ReturnedItem = z.object({
  key: Id,
  deed: z.enum(RETURNED_DEEDS),
  /** Tracked by Word, or found by comparing with what went out. */
  isTracked: z.boolean(),
  /** By the name in the file; null for what the file does not say. */
  personKey: z.string().nullable(),
  outcome: z.enum(RETURN_OUTCOMES),
  /** Where it is in the paper. */
  blockId: z.string().nullable(),
  threadId: z.string().nullable(),
  suggestionId: z.string().nullable(),
  before: z.string(),
  after: z.string(),
});
export type ReturnedItem = z.infer<typeof ReturnedItem>;

/** Which text the file is compared with. */
export const ReturnBase = z.discriminatedUnion('kind', [
  /** That which went out, as the file remembers it. */
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({ kind: z.literal('version'), versionId: Id }),
]);
export type ReturnBase = z.infer<typeof ReturnBase>;

/** How a remark that the file calls settled can be settled in the paper, by this person. */
export const SETTLINGS = ['answer', 'accept', 'withdraw'] as const;

export const ReturnPreview = z.object({
  /** The file as the server holds it for a while, for this person alone. */
  id: Id,
  /** Whether it remembers what went out. */
  isOwn: z.boolean(),
  base: ReturnBase,
  /** When the text it is compared with was the paper's; null where that is the one of now. */
  writtenAt: z.iso.datetime().nullable(),
  /** False: as the paper stands, changes become remarks. */
  maySuggest: z.boolean(),
  /** Those who did something new in it: names, and nobody's accounts. */
  people: z.array(
    z.object({ key: z.string(), name: z.string(), changes: z.int(), comments: z.int() }),
  ),
  items: z.array(ReturnedItem),
  /** Remarks that are settled in the file and wait here. */
  settled: z.array(
    z.object({
      threadId: ThreadId,
      number: z.int(),
      quote: z.string(),
      how: z.enum(SETTLINGS).nullable(),
    }),
  ),
  report: WordReport,
});
export type ReturnPreview = z.infer<typeof ReturnPreview>;

export const ReturnReport = z.object({ at: z.iso.datetime(), items: z.array(ReturnedItem) });
export type ReturnReport = z.infer<typeof ReturnReport>;

const refusals = ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'] as const;
const FileParams = z.object({ paperId: Id, fileId: Id });

/** The body is the file's own bytes. Nothing is changed; what would become of it is told, and held ready for some minutes. */
export const readReturn = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/word-returns',
  summary: 'Read a Word copy of a paper that somebody worked on, and tell what it would bring.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: ReturnPreview,
  refusals: [...refusals, 'too-large', 'word-elsewhere', ...WORD_REFUSALS],
  open: false,
  bytes: 'body',
});

export const compareReturn = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/word-returns/{fileId}/comparison',
  summary: 'Tell what a Word copy would bring, compared with another text than the one it names.',
  params: FileParams,
  body: z.strictObject({ base: ReturnBase }),
  answer: ReturnPreview,
  refusals: [...refusals, 'word-heavy', 'version-damaged'],
  open: false,
});

/**
 * Changes become suggestions where their place still stands, and remarks elsewhere; comments become remarks and replies. What
 * came before with the same file does not come again.
 */
export const takeReturn = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/word-returns/{fileId}/taking',
  summary: 'Bring what was done in a Word copy into the paper.',
  params: FileParams,
  body: z.strictObject({
    /** Made by the sender: sent again, it is answered again and done once. */
    sendId: Id,
    base: ReturnBase,
    /** The names in the file that are the sender; all others stay names from outside. */
    mine: z.array(z.string().max(40)).max(500).default([]),
    /** Remarks that are to be settled here as they are in the file. */
    settle: z.array(ThreadId).max(5000).default([]),
  }),
  answer: ReturnReport,
  refusals: [...refusals, 'word-heavy', 'version-damaged', 'images-full'],
  open: false,
});
