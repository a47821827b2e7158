import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

interface Naming {
  readonly forumId: string;
  readonly groupId: string;
  readonly personIds: readonly string[];
}

/** Names who leads a group, out of its own members; who led before and is not named does so no more. */
export async function nameLeads(
  { catalogue, audit, bus, now }: Deps,
  { forumId, groupId, personIds }: Naming,
  by: string,
): Promise<void> {
  await catalogue.transact(async ({ forums, memberships }) => {
    const forum = await forums.get(forumId);
    const group = forum?.groups.find(({ id }) => id === groupId);
    if (!forum || !group) throw new Refusal('not-found');
    const members = await memberships.find({ forumId, suspended: false });
    const own = members.filter(({ groupIds }) => groupIds.includes(groupId));
    if (!personIds.every((id) => own.some(({ personId }) => personId === id)))
      throw new Refusal('belongs-elsewhere');
    const leadIds = [...new Set(personIds)];
    const groups = forum.groups.map((one) => (one.id === groupId ? { ...one, leadIds } : one));
    await forums.put({ ...forum, groups });
  });
  bus.announce({ kind: 'forum-changed', forumId });
  const at = now().toISOString();
  const detail = { people: personIds.join(' ') };
  await audit.append({ at, by, action: 'group-leads-named', subject: groupId, forumId, detail });
}
