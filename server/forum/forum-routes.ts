import { Router } from 'express';
import type { Forum } from '#shared/forum/forum.ts';
import {
  type ForumView,
  foundForum,
  getForum,
  listForums,
  nameGroupLeads,
} from '#shared/forum/forum-contract.ts';
import type { Membership } from '#shared/member/person.ts';
import { verbsOf } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { FoundForum } from '#server/forum/found-forum.ts';
import { nameLeads } from '#server/forum/group-leads.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface ForumRoutesDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly found: FoundForum;
  readonly bus: Bus;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Forums as their members see them. */
export function forumRoutes(deps: ForumRoutesDeps): Router {
  const { admit, catalogue, found, bus } = deps;
  const router = Router();
  const view = async (forum: Forum, membership: Membership): Promise<ForumView> => {
    const members = await catalogue.tables.memberships.find({
      forumId: forum.id,
      suspended: false,
    });
    const mayStartPaper = verbsOf(membership.role).has('edit');
    return { ...forum, myRole: membership.role, memberCount: members.length, mayStartPaper };
  };

  answer(router, listForums, async ({ req }) => {
    const { person } = await admit.person(req);
    const mine = await catalogue.tables.memberships.find({ personId: person.id, suspended: false });
    const views = mine.map(async (membership) => {
      const forum = await catalogue.tables.forums.get(membership.forumId);
      return forum ? [await view(forum, membership)] : [];
    });
    return (await Promise.all(views)).flat();
  });
  answer(router, getForum, async ({ params, req }) => {
    const { membership } = await admit.toForum(req, params.forumId, 'read');
    const forum = await catalogue.tables.forums.get(params.forumId);
    if (!forum) throw new Refusal('not-found');
    return view(forum, membership);
  });
  answer(router, nameGroupLeads, async ({ params, body, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    await nameLeads(deps, { ...params, ...body }, person.id);
    return {};
  });
  answer(router, foundForum, async ({ body, req }) => {
    const { person } = await admit.person(req);
    if (!person.stewardsWorkspace) throw new Refusal('role-too-low');
    const { forum, membership } = await found(body, person.id);
    bus.announce({ kind: 'person-changed', personId: person.id });
    return view(forum, membership);
  });
  return router;
}
