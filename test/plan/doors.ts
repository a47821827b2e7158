import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import {
  addPlanItem,
  addPlanStage,
  changePlanItem,
  changePlanStage,
  getPlan,
  movePlanItem,
  removePlanItem,
  removePlanStage,
} from '#shared/plan/plan-contract.ts';

const ITEM = { text: 'סעיף', owners: [], dueOn: null, status: 'open', link: null };

/** A valid body for each address of the plan that takes one, and the verb that each asks for. */
export const PLAN_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [addPlanStage, { sendId: 'some-sending', title: 'שלב', when: null, goals: '' }],
  [changePlanStage, { revision: 0, title: 'שלב' }],
  [addPlanItem, { ...ITEM, sendId: 'some-sending' }],
  [changePlanItem, { revision: 0, text: 'סעיף' }],
  [movePlanItem, { by: 1 }],
];
export const PLAN_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [getPlan, 'read'],
  [addPlanStage, 'manageSession'],
  [changePlanStage, 'manageSession'],
  [removePlanStage, 'manageSession'],
  [addPlanItem, 'manageSession'],
  [changePlanItem, 'manageSession'],
  [movePlanItem, 'manageSession'],
  [removePlanItem, 'manageSession'],
];
export const NO_PLAN = { stageId: 'unknown-stage', itemId: 'unknown-item' } as const;
