import { Router } from 'express';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { WaitingList } from '#server/notice/waiting-list.ts';

interface Deps {
  readonly admit: Pick<Admit, 'person'>;
  readonly waits: WaitingList;
  readonly onFault: (fault: unknown) => void;
}

/** What waits for me, in one list. */
export function waitingThingRoutes({ admit, waits, onFault }: Deps): Router {
  const router = Router();
  answer(router, listWaitingThings, async ({ req }) => {
    const { person } = await admit.person(req);
    const { things, faults } = await waits.of(person.id);
    faults.forEach(onFault);
    return { things: [...things], isWhole: faults.length === 0 };
  });
  return router;
}
