import { Router } from 'express';
import {
  changeAddress,
  changeMembers,
  changePerson,
  inviteAgain,
  inviteMembers,
  listMemberChanges,
  undoMemberChange,
} from '#shared/member/administration-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { AddressNotice } from '#server/member/address-notice.ts';
import type { ChangeDeps } from '#server/member/change-journal.ts';
import { viewChanges } from '#server/member/change-view.ts';
import type { Invitations } from '#server/member/invitations.ts';
import { type MemberViewDeps, viewManaged } from '#server/member/member-view.ts';
import type { Memberships } from '#server/member/membership.ts';
import { changeDetails } from '#server/member/person-change.ts';
import { undoChange } from '#server/member/undo-change.ts';

interface AdministrationDeps extends ChangeDeps, MemberViewDeps {
  readonly admit: Admit;
  readonly memberships: Memberships;
  readonly invitations: Invitations;
  readonly addressNotice: AddressNotice;
}

/** What those who manage members do beyond one membership at a time. */
export function administrationRoutes(deps: AdministrationDeps): Router {
  const { admit, memberships, invitations } = deps;
  const router = Router();
  answer(router, inviteMembers, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.toForum(req, forumId, 'manageMembers');
    const { people, sendsMail, words } = body;
    const wish = { forumId, actor: person, words: words || null };
    const { added, already } = await invitations.invite(wish, people, sendsMail);
    const rows = added.map(({ membership }) => membership);
    return { added: await viewManaged(deps, rows, person), already: [...already] };
  });
  answer(router, inviteAgain, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.toForum(req, forumId, 'manageMembers');
    const wish = { forumId, actor: person, words: body.words || null };
    return invitations.again(wish, body.membershipIds);
  });
  answer(router, changeMembers, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.toForum(req, forumId, 'manageMembers');
    return memberships.changeMany(forumId, body, person);
  });
  answer(router, listMemberChanges, async ({ params: { forumId }, req }) => {
    await admit.toForum(req, forumId, 'audit');
    return { changes: await viewChanges(deps.catalogue, forumId) };
  });
  answer(router, undoMemberChange, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'manageMembers');
    const result = await undoChange(deps, { ...params, actor: person });
    if (result.person) await deps.addressNotice(result.person, person);
    return { undone: result.undone, left: result.left };
  });
  personRoutes(router, deps);
  return router;
}

/** What is said of a member, and where their mails go. */
function personRoutes(router: Router, deps: AdministrationDeps): void {
  const { admit } = deps;
  const { memberships } = deps.catalogue.tables;
  const placeIn = async (forumId: string, id: string): Promise<Membership> => {
    const place = await memberships.get(id);
    if (!place || place.forumId !== forumId) throw new Refusal('not-found');
    return place;
  };
  const view = async (place: Membership, asker: Person): Promise<MemberCard> => {
    const [card] = await viewManaged(deps, [place], asker);
    if (!card) throw new Refusal('not-found');
    return card;
  };
  answer(router, changePerson, async ({ params: { forumId, membershipId }, body, req }) => {
    const { person: actor } = await admit.toForum(req, forumId, 'manageMembers');
    const place = await placeIn(forumId, membershipId);
    const details = Object.fromEntries(
      Object.entries(body).filter(([, value]) => value !== undefined),
    );
    await changeDetails(deps, { forumId, personId: place.personId, actor, details });
    return view(place, actor);
  });
  answer(router, changeAddress, async ({ params: { forumId, membershipId }, body, req }) => {
    const { person: actor } = await admit.toForum(req, forumId, 'manageMembers');
    const place = await placeIn(forumId, membershipId);
    const { personId } = place;
    const changed = await changeDetails(deps, { forumId, personId, actor, details: body });
    await deps.addressNotice(changed, actor);
    return view(place, actor);
  });
}
