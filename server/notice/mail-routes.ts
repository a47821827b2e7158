import { Router } from 'express';
import {
  changeMyMails,
  getMyMails,
  type MyMails,
  tryAddressAgain,
} from '#shared/notice/mail-contract.ts';
import type { NoticeSettings } from '#shared/notice/notice-settings.ts';
import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { NoticeDesk } from '#server/notice/notice-desk.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly desk: NoticeDesk;
  readonly reachesPeople: boolean;
}

/** Each is written to the disk. */
const CHOICES: Limit = { name: 'choose-mails', times: 60, perSeconds: 60 };
const LAST_SHOWN = 10;

/** When I want mail; and a second try for an address that was refused. */
export function mailRoutes({ admit, catalogue, desk, reachesPeople }: Deps): Router {
  const router = Router();
  const choices = limiter(CHOICES);
  const view = async (person: Person): Promise<MyMails> => {
    await desk.ready();
    const letters = await desk.book.letters(person.id);
    return {
      settings: desk.book.of(person.id).settings,
      refusedAt: desk.refusalOf(person)?.at ?? null,
      reachesPeople,
      last: letters
        .toSorted((one, other) => (one.at < other.at ? 1 : -1))
        .slice(0, LAST_SHOWN)
        .map(({ kind, at, state }) => ({ kind, at, state })),
    };
  };
  answer(router, getMyMails, async ({ req }) => view((await admit.person(req)).person));
  answer(router, changeMyMails, async ({ body, req }) => {
    const { person } = await admit.person(req);
    await choices.take(person.id);
    const given = Object.entries(body).filter(([, value]) => value !== undefined);
    await desk.choose(person.id, (current) => {
      return { ...current, ...(Object.fromEntries(given) as Partial<NoticeSettings>) };
    });
    return view(person);
  });
  answer(router, tryAddressAgain, async ({ params: { forumId, membershipId }, req }) => {
    await admit.toForum(req, forumId, 'manageMembers');
    const place = await catalogue.tables.memberships.get(membershipId);
    if (place?.forumId !== forumId) throw new Refusal('not-found');
    const person = await catalogue.tables.people.get(place.personId);
    if (person) await desk.noteAddress(person.email, null);
    return {};
  });
  return router;
}
