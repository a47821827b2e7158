import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import {
  getSessionCalendar,
  listFeeds,
  makeFeed,
  revokeFeed,
} from '#shared/calendar/calendar-contract.ts';
import { type Calendar, iCalendar } from '#shared/calendar/icalendar.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { Feeds, type FeedsDeps } from '#server/calendar/feeds.ts';
import { sessionEvents } from '#server/calendar/session-events.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter, networkOf } from '#server/http/limits.ts';
import { sayIn } from '#server/notice/say-in.ts';

interface Deps extends FeedsDeps {
  readonly admit: Admit;
}

/** A program that asks each minute, on a few devices of its owner, is far below it. */
const ASKINGS: Limit = { name: 'calendar-feed', times: 30, perSeconds: 60 };
/** The office of a whole forum may stand behind one address. */
const OF_A_NETWORK: Limit = { name: 'calendar-network', times: 600, perSeconds: 60 };

const ADDRESS = /^([\w-]{8,64})\.([0-9a-f]{64})\.ics$/;

/** Sessions for calendar programs: by a secret address, without signing in, and one by one as files. */
export function calendarRoutes(deps: Deps): Router {
  const { admit, catalogue, publicUrl } = deps;
  const feeds = new Feeds(deps);
  const askings = limiter(ASKINGS);
  const networks = limiter(OF_A_NETWORK);
  const router = Router();
  answer(router, listFeeds, async ({ req }) => {
    const { person } = await admit.person(req);
    return feeds.list(person.id);
  });
  answer(router, makeFeed, async ({ body, req }) => {
    const { person } = await admit.person(req);
    return feeds.make(person.id, body.forumId);
  });
  answer(router, revokeFeed, async ({ params, req }) => {
    const { person } = await admit.person(req);
    await feeds.revoke(person.id, params.feedId);
    return {};
  });
  answer(router, getSessionCalendar, async ({ params, req, res }) => {
    await admit.person(req);
    const session = await catalogue.tables.sessions.get(params.sessionId);
    if (!session) throw new Refusal('not-found');
    const { person } = await admit.toForum(req, session.forumId, 'read');
    const events = sessionEvents([session], sayIn(person.language), publicUrl);
    if (events.length === 0) throw new Refusal('not-found');
    const [name = ''] = events.map(({ title }) => title);
    const method = session.calledOff ? 'cancel' : 'publish';
    res.set('content-disposition', `attachment; filename="session.ics"`);
    send(req, res, { name, method, events });
    return {};
  });
  router.get('/calendar/:address', async (req, res) => {
    await networks.take(networkOf(req));
    const [, id = '', token = ''] = ADDRESS.exec(req.params.address) ?? [];
    const shown = id === '' ? null : await feeds.shown(id, token);
    // One that was revoked answers like one that never was.
    if (!shown) throw new Refusal('not-found');
    await askings.take(id);
    const person = await catalogue.tables.people.get(shown.row.personId);
    const say = sayIn(person?.language ?? 'he');
    const events = sessionEvents(shown.sessions, say, publicUrl);
    send(req, res, {
      name: shown.forumName ?? say('calendar.event.nameAll'),
      method: null,
      events,
    });
  });
  return router;
}

/** Sends a calendar; to a program that has this very one, only that nothing has changed. */
function send(req: Request, res: Response, calendar: Calendar): void {
  const words = iCalendar(calendar);
  const etag = `"${createHash('sha256').update(words).digest('base64url')}"`;
  res.set({
    'content-type': 'text/calendar; charset=utf-8',
    etag,
    // Kept by its reader and by nothing in between, and asked for again each time.
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  if (hasIt(req, etag)) res.status(304).end();
  else res.end(words);
}

/** Some programs say "no-cache" beside what they have: it is compared all the same. */
function hasIt(req: Request, etag: string): boolean {
  const known = req.headers['if-none-match']?.split(',') ?? [];
  return known.some((one) => one.trim().replace(/^W\//, '') === etag);
}
