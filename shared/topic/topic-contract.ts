import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine, plainLines } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { MOST_RANKED } from '#shared/topic/borda.ts';

/** How long each part may be, in characters. */
export const TOPIC_LENGTH = { title: 200, why: 2000, yields: 2000, comment: 1000 } as const;
export const MOST_TOPICS = 200;
export const MOST_TOPIC_COMMENTS = 100;
export const MOST_CHOOSINGS = 60;
/** The most that one choosing puts to the members. */
export const MOST_CANDIDATES = 40;

/** `session`: became a meeting. `set-aside`: not now; it may come back. */
export const TOPIC_STATES = ['open', 'session', 'set-aside'] as const;

const ForumParams = z.object({ forumId: Id });
const TopicParams = z.object({ forumId: Id, topicId: Id });
const ChoosingParams = z.object({ forumId: Id, choosingId: Id });
const At = z.iso.datetime();

const Wish = z.strictObject({
  title: plainLine(TOPIC_LENGTH.title),
  why: plainLines(TOPIC_LENGTH.why),
  /** What it should yield. */
  yields: plainLines(TOPIC_LENGTH.yields),
});

export const TopicView = Wish.extend({
  id: Id,
  state: z.enum(TOPIC_STATES),
  /** The meeting that it became. */
  sessionId: Id.nullable(),
  revision: z.int(),
  at: At,
  byName: z.string(),
  comments: z.array(z.object({ id: z.string(), at: At, byName: z.string(), text: z.string() })),
  mayChange: z.boolean(),
});
export type TopicView = z.infer<typeof TopicView>;

const Candidate = z.object({ id: Id, title: z.string() });

/** The members are asked to order topics. What others chose is open to nobody before it is closed. */
export const ChoosingView = z.object({
  id: Id,
  candidates: z.array(Candidate),
  places: z.int(),
  /** The day by which the members are asked; it is the coordinator who closes. */
  until: z.iso.date().nullable(),
  openedAt: At,
  ranked: z.int(),
  asked: z.int(),
  mine: z.array(Id).nullable(),
});
export type ChoosingView = z.infer<typeof ChoosingView>;

/** How a choosing came out, as it was counted when it was closed. */
export const ChoosingResult = z.object({
  id: Id,
  closedAt: At,
  places: z.int(),
  ballots: z.int(),
  /** Ballots of people who had left before it was closed; they are not counted. */
  left: z.int(),
  standings: z.array(
    Candidate.extend({
      points: z.int(),
      byPlace: z.array(z.int()),
      place: z.int(),
      isTied: z.boolean(),
    }),
  ),
});
export type ChoosingResult = z.infer<typeof ChoosingResult>;

export const listTopics = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/topics',
  summary:
    'The topics that members proposed, what is being chosen, and how earlier choosings came out.',
  params: ForumParams,
  body: z.object({}),
  answer: z.object({
    forumName: z.string(),
    topics: z.array(TopicView),
    choosing: ChoosingView.nullable(),
    results: z.array(ChoosingResult),
    mayPropose: z.boolean(),
    mayLead: z.boolean(),
    /** Whether I may open and close a choosing, and make meetings of topics. */
    mayChoose: z.boolean(),
  }),
  refusals: ['not-found'],
  open: false,
});
export type TopicsPage = z.infer<typeof listTopics.answer>;

export const proposeTopic = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/topics',
  summary: 'Propose a topic; the same sending again makes nothing twice.',
  params: ForumParams,
  body: Wish.extend({ sendId: Id }),
  answer: z.object({ id: Id }),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'list-full'],
  open: false,
});

export const changeTopic = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/topics/{topicId}',
  summary:
    'Change a topic that I proposed, or set one aside and bring it back; only what is named.',
  params: TopicParams,
  body: Wish.partial().extend({
    revision: z.int().min(0),
    state: z.enum(['open', 'set-aside']).optional(),
  }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});

export const discussTopic = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/topics/{topicId}/comments',
  summary: 'Say something about a topic; the same sending again says nothing twice.',
  params: TopicParams,
  body: z.strictObject({
    sendId: Id,
    text: plainLines(TOPIC_LENGTH.comment).pipe(z.string().min(1)),
  }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'list-full'],
  open: false,
});

export const openChoosing = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/choosings',
  summary: 'Ask the members to order topics; one choosing is open at a time.',
  params: ForumParams,
  body: z.strictObject({
    sendId: Id,
    topicIds: z.array(Id).min(2).max(MOST_CANDIDATES),
    until: z.iso.date().nullable(),
  }),
  answer: z.object({ id: Id }),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'list-full'],
  open: false,
});

export const rankTopics = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/choosings/{choosingId}/ballot',
  summary: 'My order of the topics, best first; a later one takes its place.',
  params: ChoosingParams,
  body: z.strictObject({ ranking: z.array(Id).min(1).max(MOST_RANKED) }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});

export const closeChoosing = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/choosings/{choosingId}/close',
  summary: 'Close a choosing: it is counted once and stays as it was counted.',
  params: ChoosingParams,
  body: z.object({}),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

export const makeTopicSession = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/topics/{topicId}/session',
  summary: 'Make a meeting of a topic, its day to be set; once, however often it is asked.',
  params: TopicParams,
  body: z.object({}),
  answer: z.object({ sessionId: Id }),
  refusals: ['not-found', 'role-too-low', 'already-exists'],
  open: false,
});
