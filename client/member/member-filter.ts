import type { MemberCard } from '#shared/member/member-contract.ts';
import { matches } from '#client/member/member-search.ts';

export const MEMBER_STATES = ['uninvited', 'waiting', 'entered', 'suspended'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** What a list of members is narrowed by; null is everything. */
export interface MemberFilter {
  readonly sought: string;
  readonly groupId: string | null;
  readonly office: string | null;
  readonly region: string | null;
  readonly expertise: string | null;
  readonly role: string | null;
  readonly state: MemberState | null;
}

export const EVERYBODY: MemberFilter = {
  sought: '',
  groupId: null,
  office: null,
  region: null,
  expertise: null,
  role: null,
  state: null,
};

/** The single fields of expertise, which people write in one line. */
export function expertiseOf({ expertise }: Pick<MemberCard, 'expertise'>): readonly string[] {
  return (expertise ?? '')
    .split(/[,;·/|]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Where somebody stands between being added and working here. */
export function stateOf({ suspended, seenAt, invitedAt }: MemberCard): MemberState {
  if (suspended) return 'suspended';
  if (seenAt !== null) return 'entered';
  return invitedAt === null ? 'uninvited' : 'waiting';
}

/** The members that fit all that is asked for. */
export function filtered(
  members: readonly MemberCard[],
  filter: MemberFilter,
): readonly MemberCard[] {
  const { groupId, office, region, expertise, role, state, sought } = filter;
  return members.filter(
    (member) =>
      (groupId === null || member.groupIds.includes(groupId)) &&
      (office === null || member.office === office) &&
      (region === null || member.region === region) &&
      (expertise === null || expertiseOf(member).includes(expertise)) &&
      (role === null || member.role === role) &&
      (state === null || stateOf(member) === state) &&
      matches(member, sought),
  );
}

/** The values that occur, in the order of the alphabet, each once. */
export function valuesIn(values: readonly (string | null)[]): readonly string[] {
  const known = values.filter((value): value is string => value !== null);
  return [...new Set(known)].toSorted((one, other) => one.localeCompare(other, 'he'));
}
