import { Router } from 'express';
import type { Response } from 'express';
import { may } from '#shared/member/access.ts';
import type { LiveEvent } from '#shared/notice/notice-contract.ts';
import type { Announcement, Bus } from '#server/bus/bus.ts';
import type { Admit } from '#server/http/admit.ts';
import { accessToPaper, activeMembership } from '#server/paper/access.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface LiveEventsDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly bus: Bus;
  readonly isAlive: (visitor: Visitor) => Promise<boolean>;
}

interface Listener {
  readonly visitor: Visitor;
  readonly res: Response;
}

const HEARTBEAT_MS = 25_000;
/** A listener that does not read is let go before it costs memory, in bytes. */
const MOST_WAITING = 64 * 1024;

/** `GET /api/events`: what changed, as ids only, to those who may see the thing itself. */
export function liveEvents({ admit, catalogue, bus, isAlive }: LiveEventsDeps): {
  router: Router;
  close: () => void;
} {
  const listeners = new Set<Listener>();
  const router = Router();
  router.get('/api/events', async (req, res) => {
    const { visitor } = await admit.person(req);
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    res.write('retry: 3000\n\n');
    const listener = { visitor, res };
    listeners.add(listener);
    req.on('close', () => listeners.delete(listener));
  });

  const stopListening = bus.listen((announcement) => {
    for (const listener of listeners) {
      void tell(listener, announcement).catch(() => listener.res.destroy());
    }
  });
  const tell = async ({ visitor, res }: Listener, announcement: Announcement) => {
    if (announcement.kind === 'signed-out') {
      if (announcement.personId === visitor.personId && !(await isAlive(visitor))) res.end();
      return;
    }
    const event = await eventFor(catalogue, announcement, visitor.personId);
    if (!event || res.writableEnded) return;
    if (res.writableLength > MOST_WAITING) res.destroy();
    else res.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const heartbeat = setInterval(() => {
    for (const { res } of listeners) res.write(':\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    router,
    close() {
      clearInterval(heartbeat);
      stopListening();
      for (const { res } of listeners) res.end();
    },
  };
}

/** The event for one listener, or null where they may not see what changed. */
async function eventFor(
  catalogue: Catalogue,
  announcement: Exclude<Announcement, { kind: 'signed-out' }>,
  me: string,
): Promise<LiveEvent | null> {
  const isMine = 'personId' in announcement && announcement.personId === me;
  if (isMine) return { kind: 'me-changed' };
  if (announcement.kind === 'person-changed') return null;
  const { forumId } = announcement;
  if ('paperId' in announcement) {
    const access = await accessToPaper(catalogue, announcement.paperId, me);
    const readable = access !== null && may(access, 'read');
    return readable ? { kind: 'paper-changed', forumId, paperId: announcement.paperId } : null;
  }
  if (!(await activeMembership(catalogue, forumId, me))) return null;
  return {
    kind: announcement.kind === 'forum-changed' ? 'forum-changed' : 'members-changed',
    forumId,
  };
}
