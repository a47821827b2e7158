import { Router } from 'express';
import { changeMe, getMe, type Me } from '#shared/member/member-contract.ts';
import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface MeRoutesDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly bus: Bus;
}

/** Who I am and where, and the words about me that I may change. */
export function meRoutes({ admit, catalogue, bus }: MeRoutesDeps): Router {
  const router = Router();
  const viewMe = async (person: Person): Promise<Me> => {
    const mine = await catalogue.tables.memberships.find({ personId: person.id, suspended: false });
    const named = mine.map(async (membership) => {
      const forum = await catalogue.tables.forums.get(membership.forumId);
      return { ...membership, forumName: forum?.name ?? '' };
    });
    return { person, memberships: await Promise.all(named) };
  };

  answer(router, getMe, async ({ req }) => viewMe((await admit.person(req)).person));
  answer(router, changeMe, async ({ req, body }) => {
    const { person } = await admit.person(req);
    const changed = await catalogue.transact(async ({ people }) => {
      const current = await people.get(person.id);
      if (!current) throw new Refusal('not-signed-in');
      const given = Object.entries(body).filter(([, value]) => value !== undefined);
      const next: Person = { ...current, ...Object.fromEntries(given) };
      await people.put(next);
      return next;
    });
    bus.announce({ kind: 'person-changed', personId: person.id });
    return viewMe(changed);
  });
  return router;
}
