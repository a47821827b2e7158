import type { Owner } from '#shared/member/owner.ts';
import type { PlanLink, PlanStatus } from '#shared/plan/plan-contract.ts';
import type { Row } from '#server/storage/store.ts';

/** One item of the plan. */
export interface PlanItem {
  readonly id: string;
  readonly sendId: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly dueOn: string | null;
  readonly status: PlanStatus;
  readonly link: PlanLink | null;
  readonly doneAt: string | null;
  readonly revision: number;
}

/** One stage of a forum's plan of action with its items in their order. */
export interface PlanStageRow extends Row {
  readonly sendId: string;
  readonly title: string;
  readonly when: string | null;
  readonly goals: string;
  readonly items: readonly PlanItem[];
  readonly revision: number;
}

export type PlanTables = { planStages: PlanStageRow };
export const PLAN_TABLES = { planStages: true } as const;
