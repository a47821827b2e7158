import type { InitiativeStatus } from '#shared/initiative/initiative.ts';
import type { InitiativeDeed } from '#shared/initiative/initiative-contract.ts';
import type { Owner } from '#shared/member/owner.ts';
import type { Row } from '#server/storage/store.ts';

/** Something that the members of a forum bring forward together. */
export interface InitiativeRow extends Row {
  /** Made by the sender: the same sending again makes nothing twice. */
  readonly sendId: string;
  readonly title: string;
  readonly aim: string;
  readonly groupIds: readonly string[];
  readonly owners: readonly Owner[];
  readonly status: InitiativeStatus;
  readonly nextStep: string;
  readonly nextStepOn: string | null;
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  readonly movedAt: string;
}

/** Something that happened to an initiative; never changed. The id is `<initiativeId>.<sendId or number>`. */
export interface InitiativeDeedRow extends Row {
  readonly initiativeId: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly changes: readonly Readonly<InitiativeDeed['changes'][number]>[];
}

export type InitiativeTables = { initiatives: InitiativeRow; initiativeDeeds: InitiativeDeedRow };
export const INITIATIVE_TABLES = { initiatives: true, initiativeDeeds: true } as const;
