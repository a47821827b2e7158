import { Router } from 'express';
import type { Person } from '#shared/member/person.ts';
import { listOutbox, readOutboxMail } from '#shared/notice/notice-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { Outbox } from '#server/notice/outbox.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly admit: Pick<Admit, 'person'>;
  readonly catalogue: Catalogue;
  readonly outbox: Outbox;
}

/**
 * The outbox on a screen. A sign-in mail opens its receiver's account, so nobody reads one addressed to somebody above
 * themselves: stewards of the workspace see all, a coordinator the mails to people who belong to their forums alone.
 */
export function outboxRoutes({ admit, catalogue, outbox }: Deps): Router {
  const router = Router();
  answer(router, listOutbox, async ({ req }) => {
    const { person } = await admit.person(req);
    const maySee = await sight(catalogue, person);
    const mails = await outbox.list();
    const seen = await Promise.all(mails.map(({ to }) => maySee(to)));
    return mails.filter((_mail, index) => seen[index]);
  });
  answer(router, readOutboxMail, async ({ req, params }) => {
    const { person } = await admit.person(req);
    const maySee = await sight(catalogue, person);
    const mail = await outbox.read(params.mailId);
    if (!mail || !(await maySee(mail.to))) throw new Refusal('not-found');
    return mail;
  });
  return router;
}

/** Whose mails somebody may see; throws `role-too-low` for those who may see none. */
async function sight(
  catalogue: Catalogue,
  viewer: Person,
): Promise<(address: string) => Promise<boolean>> {
  if (viewer.stewardsWorkspace) return async () => true;
  const { people, memberships } = catalogue.tables;
  const coordinated = { personId: viewer.id, role: 'coordinator', suspended: false } as const;
  const own = new Set((await memberships.find(coordinated)).map(({ forumId }) => forumId));
  if (own.size === 0) throw new Refusal('role-too-low');
  return async (address) => {
    const [receiver] = await people.find({ email: address });
    if (!receiver || receiver.stewardsWorkspace) return false;
    const places = await memberships.find({ personId: receiver.id });
    return places.length > 0 && places.every(({ forumId }) => own.has(forumId));
  };
}
