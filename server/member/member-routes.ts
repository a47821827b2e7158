import { Router } from 'express';
import type { Membership, Person } from '#shared/member/person.ts';
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
import { type MemberViewDeps, viewManaged, viewMember } from '#server/member/member-view.ts';
import type { Memberships } from '#server/member/membership.ts';

interface MemberRoutesDeps extends MemberViewDeps {
  readonly admit: Admit;
  readonly memberships: Memberships;
}

/** Who belongs to a forum, as what, and every change of it. */
export function memberRoutes(deps: MemberRoutesDeps): Router {
  const { admit, catalogue, memberships } = deps;
  const router = Router();
  const viewOne = async (membership: Membership, asker: Person) => {
    const [card] = await viewManaged(deps, [membership], asker);
    if (!card) throw new Refusal('not-found');
    return card;
  };
  answer(router, listMembers, async ({ params, req }) => {
    const { membership, person } = await admit.toForum(req, params.forumId, 'read');
    const mayManage = verbsOf(membership.role).has('manageMembers');
    const { forumId } = params;
    const { memberships: places, people } = catalogue.tables;
    if (mayManage) {
      const rows = await places.find({ forumId });
      return { members: await viewManaged(deps, rows, person), mayManage };
    }
    const rows = await places.find({ forumId, suspended: false });
    const known = await people.pick(rows.map(({ personId }) => personId));
    const personOf = new Map(known.map((one) => [one.id, one]));
    const members = rows.flatMap((row) => {
      const whose = personOf.get(row.personId);
      return whose ? [viewMember(row, whose, null)] : [];
    });
    return { members, mayManage };
  });
  answer(router, addMember, async ({ params, body, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    const added = await memberships.add(params.forumId, body, person);
    return viewOne(added.membership, person);
  });
  answer(router, changeMember, async ({ params, body, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    const changed = await memberships.change(params.membershipId, params.forumId, body, person);
    return viewOne(changed, person);
  });
  answer(router, removeMember, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    await memberships.remove(params.membershipId, params.forumId, person);
    return {};
  });
  return router;
}
