import { Router } from 'express';
import { endHint, type Hint, HINTS, listHints } from '#shared/hint/hint-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Openings } from '#server/storage/catalogue.ts';

interface Deps {
  readonly admit: Admit;
  readonly openings: Openings;
  /** Whether it is time to offer this visitor a passkey. */
  readonly offersPasskey: (visitor: Visitor) => Promise<boolean>;
}

/** What a person is shown once: the first-visit guide, the offer of a passkey. */
export function hintRoutes({ admit, openings, offersPasskey }: Deps): Router {
  const router = Router();
  const openFor = async (visitor: Visitor): Promise<{ open: Hint[] }> => {
    const row = await openings.tables.hints.get(visitor.personId);
    const open = HINTS.filter((hint) => !row?.ended.includes(hint));
    if (!open.includes('passkey-offer') || (await offersPasskey(visitor))) return { open };
    return { open: open.filter((hint) => hint !== 'passkey-offer') };
  };

  answer(router, listHints, async ({ req }) => openFor((await admit.person(req)).visitor));
  answer(router, endHint, async ({ req, body: { hint } }) => {
    const { visitor } = await admit.person(req);
    await openings.transact(async ({ hints }) => {
      const row = await hints.get(visitor.personId);
      const ended = new Set([...(row?.ended ?? []), hint]);
      await hints.put({ id: visitor.personId, ended: [...ended] });
    });
    return openFor(visitor);
  });
  return router;
}
