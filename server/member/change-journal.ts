import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Actor } from '#server/member/actor.ts';
import { newId } from '#server/member/new-id.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, CatalogueTables, MemberChange, Move } from '#server/storage/catalogue.ts';
import type { WritableTable } from '#server/storage/store.ts';

export type ChangeTables = {
  readonly [K in keyof CatalogueTables]: WritableTable<CatalogueTables[K]>;
};

export interface ChangeDeps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/** So many acts and so many people in them are kept for taking back, in each forum. The audit keeps all for ever. */
const MOST_ACTS = 300;
const MOST_PEOPLE = 3000;

/**
 * Writes down one act, in the same transaction that does it, and lets go of the oldest. An act that takes another back
 * marks it so; throws `change-outdated` when that had been taken back before.
 */
export async function writeDown(
  { changes }: ChangeTables,
  { forumId, actor, at, what }: Pick<MemberChange, 'forumId' | 'at' | 'what'> & { actor: Actor },
  undoes: string | null = null,
): Promise<MemberChange> {
  const change = { id: newId(), forumId, at, by: actor.id, what, undoes, undoneBy: null };
  await changes.put(change);
  const old = undoes === null ? undefined : await changes.get(undoes);
  if (old?.undoneBy) throw new Refusal('change-outdated');
  if (old) await changes.put({ ...old, undoneBy: change.id });
  let people = 0;
  const newestFirst = (await changes.find({ forumId })).toReversed();
  for (const [place, { id, what: old }] of newestFirst.entries()) {
    people += old.kind === 'membership' ? old.moves.length : 1;
    const isOld = place >= MOST_ACTS || people > MOST_PEOPLE;
    if (isOld && place > 0) await changes.remove(id);
  }
  return change;
}

/**
 * Tells of a change that is on disk: first everybody whose rights it touched, because a right that is gone must end at
 * once, even if the disk refuses the audit line; then the audit, a line for each person.
 */
export async function tellOf({ bus, audit }: ChangeDeps, change: MemberChange): Promise<void> {
  const { forumId, at, by, id, undoes, what } = change;
  const record = (action: string, subject: string, detail: Record<string, string>) => {
    const marks = { change: id, ...(undoes && { undoes }) };
    return audit.append({ at, by, action, subject, forumId, detail: { ...detail, ...marks } });
  };
  if (what.kind === 'membership') {
    for (const move of what.moves) {
      bus.announce({ kind: 'membership-changed', forumId, personId: personOf(move) });
    }
    await Promise.all(
      what.moves.map((move) => record(actionOf(move), personOf(move), detailOf(move))),
    );
    return;
  }
  const { personId } = what;
  if (what.kind === 'person') {
    bus.announce({ kind: 'person-changed', personId });
    // Which fields, and not what stood in them: the audit outlives every name.
    await record('person-changed', personId, { fields: Object.keys(what.after).join(' ') });
    return;
  }
  const { paperId, before, after } = what;
  bus.announce({ kind: 'paper-changed', forumId, paperId });
  const detail = { paper: paperId, role: `${before ?? 'none'}>${after ?? 'none'}` };
  await record('exception-changed', personId, detail);
}

function personOf({ before, after }: Move): string {
  return (after ?? before)?.personId ?? '';
}

function actionOf({ before, after }: Move): string {
  if (!before) return 'member-added';
  return after ? 'member-changed' : 'member-removed';
}

function detailOf({ before, after }: Move): Record<string, string> {
  if (!before || !after) return { role: (after ?? before)?.role ?? '' };
  const changed = { role: `${before.role}>${after.role}` };
  const suspended = { suspended: `${String(before.suspended)}>${String(after.suspended)}` };
  const groups = { groups: `${before.groupIds.join(' ')}>${after.groupIds.join(' ')}` };
  const sameGroups = before.groupIds.join(' ') === after.groupIds.join(' ');
  return { ...changed, ...suspended, ...(!sameGroups && groups) };
}
