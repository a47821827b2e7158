import { type Request, Router } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';
import { deviceOf } from '#shared/sign-in/device.ts';
import {
  type Device,
  endDevice,
  endOtherDevices,
  extendVisit,
  getVisit,
  listDevices,
  type Visit,
} from '#shared/sign-in/device-contract.ts';
import { answer } from '#server/http/answer.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import type { Doorway } from '#server/sign-in/doorway.ts';
import type { KeptSession, LiveSession, Sessions } from '#server/sign-in/sessions.ts';
import type { Visitors } from '#server/sign-in/visitors.ts';

interface Deps {
  readonly sessions: Sessions;
  readonly visitors: Visitors;
  readonly cookies: Cookies;
  readonly doorway: Doorway;
}

/** Where I am signed in, for how long, and the way to end it elsewhere. Everybody sees and ends their own only. */
export function deviceRoutes({ sessions, visitors, cookies, doorway }: Deps): Router {
  const router = Router();
  const me = (req: Request) => visitors.mustIdentify(req.headers.cookie);
  const visitWith = async (
    req: Request,
    ask: (token: string) => Promise<LiveSession | null>,
  ): Promise<Visit> => {
    await me(req);
    const token = cookies.session.read(req.headers.cookie);
    const session = token === null ? null : await ask(token);
    if (!session) throw new Refusal('not-signed-in');
    return { endsAt: session.endsAt.toISOString(), isShared: session.isShared };
  };

  answer(router, listDevices, async ({ req }) => {
    const visitor = await me(req);
    const mine = await sessions.listOf(visitor.personId);
    return mine.map((session) => deviceView(session, visitor));
  });
  answer(router, endDevice, async ({ req, params: { deviceId } }) => {
    const { personId } = await me(req);
    if (!(await doorway.endOne(personId, deviceId))) throw new Refusal('not-found');
    return {};
  });
  answer(router, endOtherDevices, async ({ req }) => {
    const { personId, sessionId } = await me(req);
    const mine = await sessions.listOf(personId);
    const others = mine.filter(({ id }) => id !== sessionId);
    let ended = 0;
    // One by one: what was ended before a fault stays ended, and announced.
    for (const { id } of others) if (await doorway.endOne(personId, id)) ended += 1;
    return { ended };
  });
  answer(router, getVisit, ({ req }) => visitWith(req, (token) => sessions.find(token)));
  answer(router, extendVisit, ({ req }) => visitWith(req, (token) => sessions.extend(token)));
  return router;
}

function deviceView(session: KeptSession, { sessionId }: Visitor): Device {
  const { id, userAgent, isShared, openedAt, seenAt } = session;
  return {
    id,
    ...deviceOf(userAgent),
    signedInAt: openedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    isShared,
    isThis: id === sessionId,
  };
}
