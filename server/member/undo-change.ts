import type { Membership } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Actor } from '#server/member/actor.ts';
import type { ChangeDeps } from '#server/member/change-journal.ts';
import { actOnMembers, type MemberAct } from '#server/member/member-act.ts';
import { isSameStanding } from '#server/member/membership.ts';
import { changeDetails, type ChangedPerson } from '#server/member/person-change.ts';
import { setException } from '#server/paper/exception.ts';
import type { Move } from '#server/storage/catalogue.ts';

/** What taking a change back came to. `left` was changed again since, and stays. */
export interface Undone {
  readonly undone: number;
  readonly left: number;
  /** Set when somebody's address went back: their sessions end and they are told, as at any change of it. */
  readonly person: ChangedPerson | null;
}

interface UndoWish {
  readonly forumId: string;
  readonly changeId: string;
  readonly actor: Actor;
}

/** Takes one change back, as a change of its own: with the same rights, written down, audited, and to be taken back too. */
export async function undoChange(deps: ChangeDeps, wish: UndoWish): Promise<Undone> {
  const { forumId, changeId, actor } = wish;
  const change = await deps.catalogue.tables.changes.get(changeId);
  if (!change || change.forumId !== forumId) throw new Refusal('not-found');
  if (change.undoneBy !== null) throw new Refusal('change-outdated');
  const { what } = change;
  const about = { forumId, actor, undoes: changeId };
  if (what.kind === 'membership') {
    return { ...(await undoMoves(deps, about, what.moves)), person: null };
  }
  const { personId } = what;
  if (what.kind === 'person') {
    const { before: details, after: expected } = what;
    const person = await changeDetails(deps, { ...about, personId, details, expected });
    return { undone: 1, left: 0, person };
  }
  const { paperId, before: role, after: expected } = what;
  await setException(deps, { ...about, personId, paperId, role, expected });
  return { undone: 1, left: 0, person: null };
}

async function undoMoves(
  deps: ChangeDeps,
  about: { readonly forumId: string; readonly actor: Actor; readonly undoes: string },
  moves: readonly Move[],
): Promise<{ readonly undone: number; readonly left: number }> {
  return actOnMembers(deps, about, async (act) => {
    let undone = 0;
    for (const move of moves) if (await undoMove(act, move)) undone += 1;
    if (undone === 0) throw new Refusal('change-outdated');
    return { undone, left: moves.length - undone };
  });
}

/** False when the standing is no longer what the change left. */
async function undoMove({ tables, forum, move }: MemberAct, { before, after }: Move) {
  const id = (after ?? before)?.id ?? '';
  const current = (await tables.memberships.get(id)) ?? null;
  if (!isSameStanding(current, after)) return false;
  if (!before) {
    await move(current, null);
    return true;
  }
  const { personId } = before;
  const twins = await tables.memberships.find({ personId, forumId: forum.id });
  // Somebody removed and added anew has another membership: bringing back the old one would double them.
  const isDoubled = twins.some((twin) => twin.id !== id);
  const isKnown = (await tables.people.get(personId)) !== undefined;
  if (isDoubled || !isKnown) return false;
  const groups = new Set(forum.groups.map((group) => group.id));
  const groupIds = before.groupIds.filter((group) => groups.has(group));
  const invitedAt = current?.invitedAt ?? before.invitedAt;
  const back: Membership = { ...before, groupIds, ...(invitedAt && { invitedAt }) };
  await move(current, back);
  return true;
}
