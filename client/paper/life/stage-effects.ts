import { may } from '#shared/member/access.ts';
import { ROLES, type Role } from '#shared/member/role.ts';
import type { Stage } from '#shared/paper/stage.ts';

/** From the most to the least: what somebody can do with a paper's text. */
const WAYS = ['edit', 'suggest', 'comment', 'read'] as const;
export type Way = (typeof WAYS)[number];

/** The most that a role can do in a stage, by the one function for rights. */
export function wayOf(role: Role, stage: Stage): Way {
  return WAYS.find((way) => may({ role, stage }, way)) ?? 'read';
}

/** Every role by what it can do in a stage, the most first: for saying what a stage means. */
export function effectsOf(stage: Stage): { way: Way; roles: Role[] }[] {
  return WAYS.map((way) => ({
    way,
    roles: ROLES.filter((role) => wayOf(role, stage) === way).toReversed(),
  })).filter(({ roles }) => roles.length > 0);
}
