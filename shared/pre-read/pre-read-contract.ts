import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { PaperLayout } from '#shared/paper/layout.ts';
import { Audience, LONGEST, MOST_QUESTIONS, Question, words } from '#shared/pre-read/pre-read.ts';
import { VersionName } from '#shared/version/version.ts';

const Nothing = z.object({});
const PreReadParams = z.object({ preReadId: Id });
const SessionParams = z.object({ sessionId: Id });
const Day = z.iso.date();
const At = z.iso.datetime();

/** A pre-read without its text, as everybody sees it to whom it goes. */
export const PreReadCard = z.object({
  id: Id,
  forumId: Id,
  sessionId: Id,
  /** The session's topics in one line, and its day when it is set. */
  sessionTitle: z.string(),
  sessionDay: Day.nullable(),
  paperId: Id,
  /** The paper's title when it was sent. */
  title: z.string(),
  versionId: Id,
  versionNumber: z.int().positive(),
  note: z.string(),
  questions: z.array(Question),
  /** The last day for answers. */
  dueOn: Day.nullable(),
  /** The day that stood before it was moved last. */
  dueBefore: Day.nullable(),
  audience: Audience,
  byName: z.string(),
  at: At,
  withdrawnAt: At.nullable(),
});
export type PreReadCard = z.infer<typeof PreReadCard>;

/** Where I am with it. */
export const OwnProgress = z.object({
  openedAt: At.nullable(),
  readAt: At.nullable(),
  submittedAt: At.nullable(),
  /** What I submitted came after the last day. */
  isLate: z.boolean(),
  answers: z.array(z.object({ questionId: Id, text: z.string(), at: At })),
});
export type OwnProgress = z.infer<typeof OwnProgress>;

/** A pre-read as I read it. When it was withdrawn its text is not there any more. */
export const PreReadView = PreReadCard.extend({
  mine: OwnProgress,
  /** It goes to me: I may declare it read and answer. */
  isForMe: z.boolean(),
  mayManage: z.boolean(),
  mayComment: z.boolean(),
  /** In the live paper: to take positions, and to suggest. */
  mayTake: z.boolean(),
  maySuggest: z.boolean(),
  /** The last day is over. */
  isOverdue: z.boolean(),
  direction: z.enum(['rtl', 'ltr']),
  layout: PaperLayout,
  /** ProseMirror JSON without suggestions and ties of remarks; empty when it was withdrawn. */
  content: z.array(z.unknown()),
  /** The recommendations of the text, with the name of the wording that was sent. */
  recommendations: z.array(
    z.object({ blockId: Id, number: z.string(), words: z.string(), wording: z.string() }),
  ),
  /** So many words a signed reservation has at most. */
  reservationWords: z.int().positive(),
});
export type PreReadView = z.infer<typeof PreReadView>;

export const makePreRead = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/pre-reads',
  summary:
    'Freeze a paper as a version and send it out before a session. Sent twice with the same id, it is made once.',
  params: SessionParams,
  body: z.strictObject({
    /** Made by the sender. */
    id: Id,
    paperId: Id,
    /** What the version is called in the paper's history. */
    versionName: VersionName,
    note: words(LONGEST.note),
    questions: z.array(words(LONGEST.question).pipe(z.string().min(1))).max(MOST_QUESTIONS),
    dueOn: Day.nullable(),
    audience: Audience,
  }),
  answer: PreReadCard,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'already-exists',
    'invalid-input',
    'storage-trouble',
  ],
  open: false,
});

export const getPreRead = endpoint({
  method: 'GET',
  path: '/api/pre-reads/{preReadId}',
  summary: 'A pre-read with its frozen text and where I am with it.',
  params: PreReadParams,
  body: Nothing,
  answer: PreReadView,
  refusals: ['not-found', 'version-damaged'],
  open: false,
});

export const changePreRead = endpoint({
  method: 'PATCH',
  path: '/api/pre-reads/{preReadId}',
  summary: 'Move the last day for answers (those asked are told once), or take a pre-read back.',
  params: PreReadParams,
  body: z.strictObject({
    dueOn: Day.nullable().optional(),
    isWithdrawn: z.literal(true).optional(),
  }),
  answer: PreReadCard,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});

export const markPreRead = endpoint({
  method: 'POST',
  path: '/api/pre-reads/{preReadId}/progress',
  summary: 'I have opened a pre-read, or I declare that I have read it.',
  params: PreReadParams,
  body: z.strictObject({ deed: z.enum(['opened', 'read', 'unread']) }),
  answer: OwnProgress,
  refusals: ['not-found', 'stage-closed', 'storage-trouble'],
  open: false,
});

export const answerPreRead = endpoint({
  method: 'POST',
  path: '/api/pre-reads/{preReadId}/answers',
  summary:
    'Answer questions of a pre-read, and hand the answers in. The same sending twice counts once.',
  params: PreReadParams,
  body: z.strictObject({
    /** Made by the sender for this sending. */
    sendId: Id,
    answers: z
      .array(z.strictObject({ questionId: Id, text: words(LONGEST.answer) }))
      .max(MOST_QUESTIONS),
    isSubmitted: z.boolean(),
  }),
  answer: OwnProgress,
  refusals: [
    'not-found',
    'stage-closed',
    'invalid-input',
    'too-many-requests',
    'history-full',
    'storage-trouble',
  ],
  open: false,
});

export const listPreReadAnswers = endpoint({
  method: 'GET',
  path: '/api/pre-reads/{preReadId}/answers',
  summary:
    'The answers to a pre-read that were handed in, by question, for those who lead its session.',
  params: PreReadParams,
  body: Nothing,
  answer: z.object({
    card: PreReadCard,
    questions: z.array(
      Question.extend({
        answers: z.array(
          z.object({
            personId: Id,
            personName: z.string(),
            office: z.string().nullable(),
            text: z.string(),
            at: At,
            isLate: z.boolean(),
            /** What was handed in before, oldest first. */
            earlier: z.array(z.object({ text: z.string(), until: At })),
          }),
        ),
      }),
    ),
  }),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

const Cell = z.object({
  preReadId: Id,
  opened: z.boolean(),
  read: z.boolean(),
  answered: z.int(),
  submittedAt: At.nullable(),
  isLate: z.boolean(),
  isDone: z.boolean(),
});
const Tally = z.object({ invited: z.int(), opened: z.int(), read: z.int(), done: z.int() });

export const getReadiness = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}/readiness',
  summary:
    'The pre-reads of a session and how far those are to whom they go: by person for those who lead it, as numbers for all others.',
  params: SessionParams,
  body: Nothing,
  answer: z.object({
    sessionTitle: z.string(),
    sessionDay: Day.nullable(),
    forumId: Id,
    mayManage: z.boolean(),
    preReads: z.array(
      PreReadCard.extend({
        isForMe: z.boolean(),
        isDoneByMe: z.boolean(),
        tally: Tally,
        groups: z.array(Tally.extend({ id: Id, name: z.string() })),
        /** What groups handed in as one. */
        responses: z.array(
          z.object({ groupId: Id, groupName: z.string(), number: z.int().nullable() }),
        ),
      }),
    ),
    /** Empty for those who do not lead. */
    people: z.array(
      z.object({
        personId: Id,
        name: z.string(),
        office: z.string().nullable(),
        groupIds: z.array(Id),
        cells: z.array(Cell),
      }),
    ),
    /** Those who would get a reminder now; nobody gets two about one pre-read on one day. */
    missing: z.int(),
    remindedToday: z.int(),
    groups: z.array(z.object({ id: Id, name: z.string() })),
  }),
  refusals: ['not-found'],
  open: false,
});

export const remindMissing = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/reminders',
  summary: 'Remind by mail those who have not finished, and nobody else; once a day at most.',
  params: SessionParams,
  body: Nothing,
  answer: z.object({ reminded: z.int() }),
  refusals: ['not-found', 'role-too-low', 'storage-trouble'],
  open: false,
});

export const listMyPreReads = endpoint({
  method: 'GET',
  path: '/api/pre-reads',
  summary: 'The pre-reads and rounds of updates that wait for me, the most pressing first.',
  params: Nothing,
  body: Nothing,
  answer: z.object({
    preReads: z.array(
      z.object({
        id: Id,
        title: z.string(),
        sessionTitle: z.string(),
        sessionDay: Day.nullable(),
        dueOn: Day.nullable(),
        isOverdue: z.boolean(),
        questions: z.int(),
        answered: z.int(),
        isRead: z.boolean(),
      }),
    ),
    rounds: z.array(
      z.object({
        sessionId: Id,
        sessionTitle: z.string(),
        dueOn: Day.nullable(),
        isOverdue: z.boolean(),
      }),
    ),
  }),
  refusals: [],
  open: false,
});
