import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { ROLES, VERBS } from '#shared/member/role.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { PaperLayout } from '#shared/paper/layout.ts';
import { PaperCard } from '#shared/paper/paper.ts';
import { STAGES } from '#shared/paper/stage.ts';

const Nothing = z.object({});
const PaperParams = z.object({ paperId: Id });

/** A paper's card as the asker sees it: with the asker's role and verbs, and without the list of exceptions. */
export const PaperView = PaperCard.omit({ exceptions: true, derivedFrom: true }).extend({
  layout: PaperLayout,
  archivedAt: z.iso.datetime().nullable(),
  isTemplate: z.boolean(),
  /** It continues a version of another paper: `getFollowUp` says which. */
  isDerived: z.boolean().default(false),
  /** The schema version a client must name at `/sync/<paperId>?schema=`. */
  schema: z.int(),
  forumName: z.string(),
  myRole: z.enum(ROLES),
  myVerbs: z.array(z.enum(VERBS)),
  changedByName: z.string().nullable(),
  /** When I last had it open; null when never. Changed after that is "new to me". */
  openedAt: z.iso.datetime().nullable(),
  newToMe: z.boolean(),
  /** How many people have it open now. */
  present: z.int(),
});
export type PaperView = z.infer<typeof PaperView>;

export const listPapers = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/papers',
  summary: 'The papers of a forum that I may read.',
  params: z.object({ forumId: Id }),
  body: Nothing,
  answer: z.array(PaperView),
  refusals: ['not-found'],
  open: false,
});

export const startPaper = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/papers',
  summary: 'Start a paper from the template of its kind.',
  params: z.object({ forumId: Id }),
  body: z.strictObject({
    title: plainLine(200),
    kind: z.enum(KINDS),
    groupId: Id.nullable().default(null),
    sessionId: Id.nullable().default(null),
    /** One of the forum’s own templates of this kind; null for the program’s. */
    templateId: Id.nullable().default(null),
  }),
  answer: PaperView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const getPaper = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}',
  summary: 'One paper’s card, with what I may do in it.',
  params: PaperParams,
  body: Nothing,
  answer: PaperView,
  refusals: ['not-found'],
  open: false,
});

export const changePaper = endpoint({
  method: 'PATCH',
  path: '/api/papers/{paperId}',
  summary: 'Change a paper’s title, stage or layout.',
  params: PaperParams,
  body: z
    .strictObject({
      title: plainLine(200),
      stage: z.enum(STAGES),
      layout: PaperLayout,
      /** What the asker saw: when it has changed since, nothing is changed over it. */
      seen: z.strictObject({ title: z.string(), stage: z.enum(STAGES) }).partial(),
    })
    .partial(),
  answer: PaperView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'changed-meanwhile'],
  open: false,
});

/** The text as it stands on disk, for reading before the editor has arrived. */
export const readPaper = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/content',
  summary: 'A paper’s text as ProseMirror JSON.',
  params: PaperParams,
  body: Nothing,
  answer: z.object({ schema: z.int(), content: z.array(z.unknown()) }),
  refusals: ['not-found'],
  open: false,
});

/** Home: what I can open, newest change first, and what comes next. */
export const getHome = endpoint({
  method: 'GET',
  path: '/api/home',
  summary: 'What waits for me: papers with what is new, and the sessions ahead.',
  params: Nothing,
  body: Nothing,
  answer: z.object({
    papers: z.array(PaperView),
    nextSessions: z.array(
      z.object({
        id: Id,
        forumId: Id,
        forumName: z.string(),
        groupName: z.string().nullable(),
        day: z.iso.date().nullable(),
        title: z.string(),
        papers: z.array(z.object({ id: Id, title: z.string() })),
      }),
    ),
  }),
  refusals: [],
  open: false,
});

/** Noted when the paper's screen has shown its text: from then on only later changes are new to me. */
export const openPaper = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/opening',
  summary: 'Note that I have opened a paper.',
  params: PaperParams,
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found'],
  open: false,
});
