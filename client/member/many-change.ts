import type { MemberCard } from '#shared/member/member-contract.ts';
import type { Role } from '#shared/member/role.ts';

/** One change of many members, as it is chosen. */
export interface ManyChange {
  /** Null leaves each in their own. */
  readonly role: Role | null;
  readonly addGroupIds: readonly string[];
  readonly removeGroupIds: readonly string[];
  readonly suspended: boolean | null;
}

export const NO_CHANGE: ManyChange = {
  role: null,
  addGroupIds: [],
  removeGroupIds: [],
  suspended: null,
};

/** Those for whom a change changes anything; the server goes by the same rule. */
export function affectedBy(
  change: ManyChange,
  members: readonly MemberCard[],
): readonly MemberCard[] {
  const { role, addGroupIds, removeGroupIds, suspended } = change;
  return members.filter(
    (member) =>
      (role !== null && role !== member.role) ||
      (suspended !== null && suspended !== member.suspended) ||
      addGroupIds.some((id) => !member.groupIds.includes(id)) ||
      removeGroupIds.some((id) => member.groupIds.includes(id) && !addGroupIds.includes(id)),
  );
}
