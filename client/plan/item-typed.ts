import type { Owner } from '#shared/member/owner.ts';
import {
  PLAN_LINKS,
  type PlanItemView,
  type PlanLink,
  type PlanStatus,
} from '#shared/plan/plan-contract.ts';
import { type TypedOwners, typedOwners } from '#client/owner/owners-typed.ts';

/** An item of the plan as it stands in a form; a link is `<kind> <id>`, or nothing. */
export interface TypedItem {
  readonly text: string;
  readonly status: PlanStatus;
  readonly dueOn: string;
  readonly link: string;
  readonly owners: TypedOwners;
}

export function typedItem(item: PlanItemView | undefined): TypedItem {
  return {
    text: item?.text ?? '',
    status: item?.status ?? 'open',
    dueOn: item?.dueOn ?? '',
    link: item?.link ? `${item.link.kind} ${item.link.id}` : '',
    owners: typedOwners(item?.owners ?? []),
  };
}

/** What is sent. */
export function wishOf({ text, status, dueOn, link }: TypedItem, owners: readonly Owner[]) {
  const [word, id = ''] = link.split(' ');
  const kind = PLAN_LINKS.find((known) => known === word);
  const linked: PlanLink | null = kind ? { kind, id } : null;
  return {
    text: text.trim(),
    status,
    dueOn: dueOn === '' ? null : dueOn,
    link: linked,
    owners: [...owners],
  };
}
