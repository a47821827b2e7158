import { may } from '#shared/member/access.ts';
import type { Role } from '#shared/member/role.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Actor, OPERATOR } from '#server/member/actor.ts';
import {
  type ChangeDeps,
  type ChangeTables,
  tellOf,
  writeDown,
} from '#server/member/change-journal.ts';
import { accessToPaper } from '#server/paper/access.ts';

interface ExceptionWish {
  readonly paperId: string;
  readonly personId: string;
  readonly actor: Actor;
  /** Null takes the exception away: what is inherited holds again. */
  readonly role: Role | null;
  /** What must stand there still, where a change is taken back; else `change-outdated`. */
  readonly expected?: Role | null;
  readonly undoes?: string | null;
  /** What must happen in the same transaction, or else nothing does. */
  readonly alongside?: (tables: ChangeTables) => Promise<void>;
}

const MOST_EXCEPTIONS = 200;

/**
 * Names a role for one person on one paper, or takes it away. Only members of the paper's forum can have one, since
 * nobody without a standing there has any on its papers; a coordinator needs none. Open sockets follow at once.
 */
export async function setException(deps: ChangeDeps, wish: ExceptionWish): Promise<void> {
  const { paperId, personId, actor, role, expected, undoes = null } = wish;
  const change = await deps.catalogue.transact(async (tables) => {
    const paper = await paperFor(tables, paperId, actor);
    await wish.alongside?.(tables);
    const { forumId } = paper;
    const [place] = await tables.memberships.find({ personId, forumId });
    // Taking away is allowed also after somebody has left; giving is not.
    if (role !== null && (!place || place.role === 'coordinator')) throw new Refusal('not-found');
    const before = paper.exceptions.find((one) => one.personId === personId)?.role ?? null;
    if (expected !== undefined && before !== expected) throw new Refusal('change-outdated');
    if (before === role) return null;
    const others = paper.exceptions.filter((one) => one.personId !== personId);
    if (role !== null && others.length >= MOST_EXCEPTIONS) throw new Refusal('too-large');
    const exceptions = role === null ? others : [...others, { personId, role }];
    await tables.papers.put({ ...paper, exceptions });
    const at = deps.now().toISOString();
    const what = { kind: 'exception' as const, personId, paperId, before, after: role };
    return writeDown(tables, { forumId, actor, at, what }, undoes);
  });
  if (change) await tellOf(deps, change);
}

/** The paper, for one who manages members on it; the right is read at its turn. */
async function paperFor(tables: ChangeTables, paperId: string, actor: Actor): Promise<PaperCard> {
  if (actor.id === OPERATOR.id) {
    const paper = await tables.papers.get(paperId);
    if (paper) return paper;
    throw new Refusal('not-found');
  }
  const access = await accessToPaper({ tables }, paperId, actor.id);
  if (!access || !may(access, 'read')) throw new Refusal('not-found');
  if (!may(access, 'manageMembers')) throw new Refusal('role-too-low');
  return access.paper;
}
