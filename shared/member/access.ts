import { higherRole, type Role, type Verb, verbsOf } from '#shared/member/role.ts';
import type { Stage } from '#shared/paper/stage.ts';

/** What one person holds at one door: a role, and at a paper also its stage. `role` null is a stranger. */
export interface Access {
  readonly role: Role | null;
  /** Null at a forum's door, where no stage narrows anything. */
  readonly stage: Stage | null;
  /** Put away: it is read, and may be brought back. */
  readonly isArchived?: boolean;
}

/** Verbs that a stage takes away from everybody whom it does not spare. */
const CLOSED_IN: Readonly<Record<Stage, ReadonlySet<Verb>>> = {
  draft: new Set(),
  review: new Set(),
  frozen: new Set<Verb>(['suggest', 'edit', 'merge', 'restore']),
  published: new Set<Verb>([
    'comment',
    'position',
    'suggest',
    'edit',
    'merge',
    'dispose',
    'restore',
  ]),
};

/** In review an author's typing becomes suggestions: the text itself is left to those who lead. */
const AUTHOR_LOSES_IN_REVIEW: ReadonlySet<Verb> = new Set<Verb>(['edit', 'merge']);

/** All that is left of a paper in the archive, whatever its stage. */
const OPEN_IN_ARCHIVE: ReadonlySet<Verb> = new Set<Verb>([
  'read',
  'milestone',
  'exportInternal',
  'exportClean',
  'audit',
]);

/**
 * The one function for rights, called by the gate of every room and by every route.
 * Pure: who somebody is and where a paper stands are looked up by the caller.
 */
export function may(access: Access, verb: Verb): boolean {
  const { role, stage } = access;
  if (role === null || !verbsOf(role).has(verb)) return false;
  if (access.isArchived && !OPEN_IN_ARCHIVE.has(verb)) return false;
  if (stage === null) return true;
  if (stage === 'review' && role === 'author' && AUTHOR_LOSES_IN_REVIEW.has(verb)) return false;
  return !CLOSED_IN[stage].has(verb);
}

/** Why a verb is refused: the role never allows it, or only the stage stands in the way. */
export function whyNot(access: Access, verb: Verb): 'role-too-low' | 'stage-closed' {
  return may({ role: access.role, stage: null }, verb) ? 'stage-closed' : 'role-too-low';
}

/** All that decides a person's role on one paper. A null or missing part simply gives nothing. */
export interface Claims {
  /** Role in the paper's forum, null when not a member or suspended. */
  readonly forumRole: Role | null;
  /** The paper belongs to a group: forum members outside it hold no role, coordinators excepted. */
  readonly outsideGroup: boolean;
  /** Leads the session that the paper belongs to. */
  readonly leadsSession: boolean;
  /** Is a named respondent of that session. */
  readonly respondsToSession: boolean;
  /** An exception named on the paper itself: it replaces what is inherited, downwards too. */
  readonly exception: Role | null;
}

/**
 * A paper inherits roles from its forum, group and session, and may name exceptions.
 * Somebody without a standing in the forum has none on its papers, whatever else is written down:
 * removal from the forum must end every derived right.
 */
export function roleOnPaper(claims: Claims): Role | null {
  const { forumRole } = claims;
  if (forumRole === null) return null;
  if (forumRole === 'coordinator') return forumRole;
  if (claims.exception !== null) return claims.exception;
  const fromGroup = claims.outsideGroup ? null : forumRole;
  const asRespondent = claims.respondsToSession ? higherRole(fromGroup, 'respondent') : fromGroup;
  return claims.leadsSession ? higherRole(asRespondent, 'lead') : asRespondent;
}

/** Where a role on a paper comes from. `group` is the forum's own role, given because of the paper's group. */
export const ROLE_SOURCES = ['forum', 'group', 'session-lead', 'respondent', 'exception'] as const;
export type RoleSource = (typeof ROLE_SOURCES)[number];

/** The claim that decides what `roleOnPaper` gives; null where it gives nothing. */
export function sourceOnPaper(claims: Claims, isOfGroup: boolean): RoleSource | null {
  const role = roleOnPaper(claims);
  if (role === null) return null;
  if (claims.forumRole === 'coordinator') return 'forum';
  if (claims.exception !== null) return 'exception';
  const without = (part: Partial<Claims>) => roleOnPaper({ ...claims, ...part });
  if (without({ leadsSession: false }) !== role) return 'session-lead';
  if (without({ respondsToSession: false }) !== role) return 'respondent';
  return isOfGroup ? 'group' : 'forum';
}
