import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine, plainLines } from '#shared/contract/plain-line.ts';
import { Owners, OwnerView } from '#shared/member/owner.ts';
import { Id } from '#shared/member/person.ts';

/** How long each part may be, in characters, and how many there may be. */
export const PLAN_LENGTH = { title: 160, when: 120, goals: 2000, text: 500 } as const;
export const MOST_STAGES = 12;
export const MOST_ITEMS = 60;

export const PLAN_STATUSES = ['open', 'under-way', 'done', 'dropped'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What an item of the plan may lead to. */
export const PLAN_LINKS = ['session', 'paper', 'topic', 'initiative'] as const;
const Link = z.strictObject({ kind: z.enum(PLAN_LINKS), id: Id });
export type PlanLink = z.infer<typeof Link>;

const ForumParams = z.object({ forumId: Id });
const StageParams = z.object({ forumId: Id, stageId: Id });
const ItemParams = z.object({ forumId: Id, itemId: Id });
const Nothing = z.object({});

const StageWish = z.strictObject({
  title: plainLine(PLAN_LENGTH.title),
  when: plainLine(PLAN_LENGTH.when).nullable(),
  goals: plainLines(PLAN_LENGTH.goals),
});
const ItemWish = z.strictObject({
  text: plainLine(PLAN_LENGTH.text),
  owners: Owners,
  dueOn: z.iso.date().nullable(),
  status: z.enum(PLAN_STATUSES),
  link: Link.nullable(),
});

export const PlanItemView = ItemWish.extend({
  id: Id,
  owners: z.array(OwnerView),
  /** With its title; null where there is none, or none that I may see. */
  link: Link.extend({ title: z.string() }).nullable(),
  doneAt: z.iso.datetime().nullable(),
  isOverdue: z.boolean(),
  revision: z.int(),
  mayMark: z.boolean(),
});
export type PlanItemView = z.infer<typeof PlanItemView>;

export const PlanStageView = StageWish.extend({
  id: Id,
  revision: z.int(),
  items: z.array(PlanItemView),
});
export type PlanStageView = z.infer<typeof PlanStageView>;

export const getPlan = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/plan',
  summary: 'The plan of action of a forum, stage by stage.',
  params: ForumParams,
  body: Nothing,
  answer: z.object({
    forumName: z.string(),
    stages: z.array(PlanStageView),
    /** Whether I may write in it. */
    mayWrite: z.boolean(),
  }),
  refusals: ['not-found'],
  open: false,
});
export type PlanPage = z.infer<typeof getPlan.answer>;

export const addPlanStage = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/plan/stages',
  summary: 'Add a stage at the end of the plan; the same sending again adds nothing twice.',
  params: ForumParams,
  body: StageWish.extend({ sendId: Id }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'list-full'],
  open: false,
});

export const changePlanStage = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/plan/stages/{stageId}',
  summary: 'Change a stage; only what is named.',
  params: StageParams,
  body: StageWish.partial().extend({ revision: z.int().min(0) }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});

export const removePlanStage = endpoint({
  method: 'DELETE',
  path: '/api/forums/{forumId}/plan/stages/{stageId}',
  summary: 'Remove a stage that has no items.',
  params: StageParams,
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});

export const addPlanItem = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/plan/stages/{stageId}/items',
  summary: 'Add an item at the end of a stage; the same sending again adds nothing twice.',
  params: StageParams,
  body: ItemWish.extend({ sendId: Id }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'list-full'],
  open: false,
});

export const changePlanItem = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/plan/items/{itemId}',
  summary: 'Change an item, only what is named; its owners change its status.',
  params: ItemParams,
  body: ItemWish.partial().extend({ revision: z.int().min(0) }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});

export const movePlanItem = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/plan/items/{itemId}/place',
  summary: 'Move an item up or down by one place, at the edge of a stage into the next.',
  params: ItemParams,
  body: z.strictObject({ by: z.literal([-1, 1]) }),
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'list-full'],
  open: false,
});

export const removePlanItem = endpoint({
  method: 'DELETE',
  path: '/api/forums/{forumId}/plan/items/{itemId}',
  summary: 'Remove an item that was made in error.',
  params: ItemParams,
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
