import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { STAGES } from '#shared/paper/stage.ts';

/** What one may type into the field, in characters. */
export const LONGEST_QUERY = 200;

/** Words with those that were searched for told apart: as data, so that nobody's text is ever taken for markup. */
export const MarkedText = z.array(z.object({ text: z.string(), isHit: z.boolean() }));
export type MarkedText = z.infer<typeof MarkedText>;

export const FoundPaper = z.object({
  id: Id,
  title: MarkedText,
  forumId: Id,
  forumName: z.string(),
  kind: z.enum(KINDS),
  stage: z.enum(STAGES),
  direction: z.enum(['rtl', 'ltr']),
  isArchived: z.boolean(),
  changedAt: z.iso.datetime(),
  /** A few words around the best place; the paper's first words when only the title fits. */
  snippet: MarkedText,
  /** The block that holds the best place; null when only the title fits. */
  blockId: z.string().nullable(),
});
export type FoundPaper = z.infer<typeof FoundPaper>;

export const searchPapers = endpoint({
  method: 'POST',
  path: '/api/search',
  summary: 'Search the papers I may read, the sessions of my forums and their members.',
  params: z.object({}),
  body: z.strictObject({
    text: plainLine(LONGEST_QUERY),
    forumId: Id.nullable().default(null),
    kind: z.enum(KINDS).nullable().default(null),
    stage: z.enum(STAGES).nullable().default(null),
    /** Archived papers too. */
    withArchived: z.boolean().default(false),
    most: z.int().min(1).max(50).default(20),
  }),
  answer: z.object({
    /** Best first: papers that hold the very words before those that hold other forms of them. */
    papers: z.array(FoundPaper),
    /** There are more papers that I may read than were asked for. */
    isMore: z.boolean(),
    /** Nothing holds the words; these hold words that are spelled almost like them. */
    isLoose: z.boolean(),
    /** False while the program is still reading papers after its start: something may be missing. */
    isWhole: z.boolean(),
    sessions: z.array(
      z.object({
        id: Id,
        forumId: Id,
        forumName: z.string(),
        day: z.iso.date().nullable(),
        title: MarkedText,
      }),
    ),
    members: z.array(
      z.object({
        id: Id,
        forumId: Id,
        forumName: z.string(),
        name: MarkedText,
        about: z.string(),
      }),
    ),
  }),
  refusals: [],
  open: false,
});
