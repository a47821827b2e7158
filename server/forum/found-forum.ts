import type { Forum } from '#shared/forum/forum.ts';
import type { Membership } from '#shared/member/person.ts';
import { newId } from '#server/member/new-id.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

export type FoundForum = (
  wish: { readonly name: string; readonly purpose: string },
  founderId: string,
) => Promise<{ readonly forum: Forum; readonly membership: Membership }>;

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Founds a forum together with its first coordinator: neither is ever there without the other. */
export function forumFounder({ catalogue, audit, now }: Deps): FoundForum {
  return async ({ name, purpose }, founderId) => {
    const createdAt = now().toISOString();
    const forum: Forum = { id: newId(), name, purpose, groups: [], plan: [], createdAt };
    const membership: Membership = {
      id: newId(),
      forumId: forum.id,
      personId: founderId,
      role: 'coordinator',
      groupIds: [],
      suspended: false,
      createdAt,
    };
    await catalogue.transact(async ({ forums, memberships }) => {
      await forums.put(forum);
      await memberships.put(membership);
    });
    const entry = {
      at: createdAt,
      by: founderId,
      action: 'forum-founded',
      subject: forum.id,
      forumId: forum.id,
    };
    await audit.append({ ...entry, detail: {} });
    return { forum, membership };
  };
}
