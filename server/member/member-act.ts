import type { Forum } from '#shared/forum/forum.ts';
import type { Membership } from '#shared/member/person.ts';
import { mayGrant, type Role } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Actor, roleNow } from '#server/member/actor.ts';
import {
  type ChangeDeps,
  type ChangeTables,
  tellOf,
  writeDown,
} from '#server/member/change-journal.ts';
import type { Move } from '#server/storage/catalogue.ts';
import type { Table } from '#server/storage/store.ts';

/** One act under way: its transaction, and the one way to change a standing in it. */
export interface MemberAct {
  readonly tables: ChangeTables;
  readonly forum: Forum;
  readonly at: string;
  /** Gives, changes or ends a standing. Neither somebody above the actor is touched, nor raised above them. */
  readonly move: (before: Membership | null, after: Membership | null) => Promise<void>;
}

interface ActWishes {
  readonly forumId: string;
  readonly actor: Actor;
  /** The change that this act takes back. */
  readonly undoes?: string | null;
}

/**
 * Every change of who belongs to a forum and as what passes here: the right at its turn, all of it or nothing, a last
 * coordinator kept, written down so that it can be taken back, announced and audited.
 */
export async function actOnMembers<Result>(
  deps: ChangeDeps,
  { forumId, actor, undoes = null }: ActWishes,
  work: (act: MemberAct) => Promise<Result>,
): Promise<Result> {
  const { change, result } = await deps.catalogue.transact(async (tables) => {
    const at = deps.now().toISOString();
    const role = await roleNow(tables.memberships, forumId, actor);
    const forum = await tables.forums.get(forumId);
    if (!forum) throw new Refusal('not-found');
    const hadCoordinator = await isCoordinated(tables.memberships, forumId);
    const moves: Move[] = [];
    const move = (before: Membership | null, after: Membership | null) => {
      if (before === null && after === null) return Promise.resolve();
      moves.push({ before, after });
      return makeMove(tables, role, { before, after });
    };
    const result = await work({ tables, forum, at, move });
    // A forum that nobody coordinates could never be mended from a screen.
    if (hadCoordinator && !(await isCoordinated(tables.memberships, forumId)))
      throw new Refusal('last-coordinator');
    const change =
      moves.length > 0
        ? await writeDown(
            tables,
            { forumId, actor, at, what: { kind: 'membership', moves } },
            undoes,
          )
        : null;
    return { change, result };
  });
  if (change) await tellOf(deps, change);
  return result;
}

async function makeMove(
  { memberships }: ChangeTables,
  role: Role,
  { before, after }: Move,
): Promise<void> {
  for (const one of [before, after]) {
    if (one && !mayGrant(role, one.role)) throw new Refusal('role-above-own');
  }
  if (after) await memberships.put(after);
  else if (before) await memberships.remove(before.id);
}

async function isCoordinated(memberships: Table<Membership>, forumId: string): Promise<boolean> {
  const some = await memberships.find({ forumId, role: 'coordinator', suspended: false });
  return some.length > 0;
}
