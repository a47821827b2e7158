/** Roles are named bundles of verbs; the table below is the only place that says what a role may do. */
export const VERBS = [
  'read',
  'comment',
  'suggest',
  'edit',
  'merge',
  'dispose',
  'position',
  'milestone',
  'restore',
  'manageSession',
  'manageMembers',
  'exportInternal',
  'exportClean',
  'audit',
] as const;
export type Verb = (typeof VERBS)[number];

/** From the least to the most: the order decides who may grant what. */
export const ROLES = [
  'reader',
  'commenter',
  'respondent',
  'author',
  'lead',
  'coordinator',
] as const;
export type Role = (typeof ROLES)[number];

const READER: readonly Verb[] = ['read', 'exportClean'];
const COMMENTER: readonly Verb[] = [...READER, 'comment', 'position'];
const RESPONDENT: readonly Verb[] = [...COMMENTER, 'suggest'];
const AUTHOR: readonly Verb[] = [...RESPONDENT, 'edit', 'merge', 'exportInternal'];
const LEAD: readonly Verb[] = [...AUTHOR, 'dispose', 'milestone', 'restore', 'manageSession'];

const BUNDLES: Readonly<Record<Role, ReadonlySet<Verb>>> = {
  reader: new Set(READER),
  commenter: new Set(COMMENTER),
  respondent: new Set(RESPONDENT),
  author: new Set(AUTHOR),
  lead: new Set(LEAD),
  coordinator: new Set(VERBS),
};

/** What a role allows before any stage narrows it. */
export function verbsOf(role: Role): ReadonlySet<Verb> {
  return BUNDLES[role];
}

/** The higher of two roles; null is no role at all. */
export function higherRole(one: Role | null, other: Role | null): Role | null {
  if (one === null || other === null) return one ?? other;
  return ROLES.indexOf(one) >= ROLES.indexOf(other) ? one : other;
}

/** Nobody grants a role above their own. */
export function mayGrant(own: Role | null, granted: Role): boolean {
  return (
    own !== null &&
    verbsOf(own).has('manageMembers') &&
    ROLES.indexOf(granted) <= ROLES.indexOf(own)
  );
}
