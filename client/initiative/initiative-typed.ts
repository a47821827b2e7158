import type * as z from 'zod';
import type { InitiativeView, startInitiative } from '#shared/initiative/initiative-contract.ts';
import type { InitiativeStatus } from '#shared/initiative/initiative.ts';
import {
  type KnownOwner,
  ownersOf,
  type TypedOwners,
  typedOwners,
} from '#client/owner/owners-typed.ts';

/** An initiative as it stands in a form. */
export interface TypedInitiative {
  readonly title: string;
  readonly aim: string;
  readonly groupIds: readonly string[];
  readonly owners: TypedOwners;
  readonly status: InitiativeStatus;
  readonly nextStep: string;
  readonly nextStepOn: string;
}

type Wish = Omit<z.input<typeof startInitiative.body>, 'sendId'>;

export function typedInitiative(view: InitiativeView): TypedInitiative {
  const { title, aim, groupIds, owners, status, nextStep, nextStepOn } = view;
  return {
    title,
    aim,
    groupIds,
    owners: typedOwners(owners),
    status,
    nextStep,
    nextStepOn: nextStepOn ?? '',
  };
}

/** What is sent; null while something is missing or wrong. */
export function wishOf(typed: TypedInitiative, known: readonly KnownOwner[]): Wish | null {
  const owners = ownersOf(typed.owners, known);
  if (typed.title.trim() === '' || typeof owners === 'string') return null;
  return {
    title: typed.title.trim(),
    aim: typed.aim.trim(),
    groupIds: [...typed.groupIds],
    owners: [...owners],
    status: typed.status,
    nextStep: typed.nextStep.trim(),
    nextStepOn: typed.nextStepOn === '' ? null : typed.nextStepOn,
  };
}

/** Only what somebody changed of `found`, so that whoever changed something else keeps theirs. */
export function changeOf<Of extends object>(found: Of, wish: Of): Partial<Of> {
  const changed = Object.entries(wish).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(found[name as keyof Of]),
  );
  return Object.fromEntries(changed) as Partial<Of>;
}
