import { Router } from 'express';
import { verbsOf } from '#shared/member/role.ts';
import {
  addMember,
  changeMember,
  listMembers,
  removeMember,
} from '#shared/member/member-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { viewMember } from '#server/member/member-view.ts';
import type { Memberships } from '#server/member/membership.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface MemberRoutesDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly memberships: Memberships;
}

/** Who belongs to a forum, as what, and every change of it. */
export function memberRoutes({ admit, catalogue, memberships }: MemberRoutesDeps): Router {
  const router = Router();
  answer(router, listMembers, async ({ params, req }) => {
    const { membership } = await admit.toForum(req, params.forumId, 'read');
    const mayManage = verbsOf(membership.role).has('manageMembers');
    const rows = await catalogue.tables.memberships.find({ forumId: params.forumId });
    const cards = rows.map(async (row) => {
      const person = await catalogue.tables.people.get(row.personId);
      return person && (mayManage || !row.suspended) ? [viewMember(row, person, mayManage)] : [];
    });
    return { members: (await Promise.all(cards)).flat(), mayManage };
  });
  answer(router, addMember, async ({ params, body, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    const added = await memberships.add(params.forumId, body, person);
    return viewMember(added.membership, added.person, true);
  });
  answer(router, changeMember, async ({ params, body, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    const changed = await memberships.change(params.membershipId, params.forumId, body, person);
    const whose = await catalogue.tables.people.get(changed.personId);
    if (!whose) throw new Refusal('not-found');
    return viewMember(changed, whose, true);
  });
  answer(router, removeMember, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    await memberships.remove(params.membershipId, params.forumId, person);
    return {};
  });
  return router;
}
