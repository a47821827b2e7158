import { Router } from 'express';
import type { Response } from 'express';
import { roleAtMeeting } from '#shared/meeting/sight.ts';
import { may } from '#shared/member/access.ts';
import { verbsOf } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { LiveEvent } from '#shared/notice/notice-contract.ts';
import type { Announcement, Bus } from '#server/bus/bus.ts';
import type { Admit } from '#server/http/admit.ts';
import { accessToPaper, activeMembership } from '#server/paper/access.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { seesRemarks, viewerOn } from '#server/thread/viewer.ts';

interface LiveEventsDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly bus: Bus;
  readonly isAlive: (visitor: Visitor) => Promise<boolean>;
}

interface Listener {
  readonly visitor: Visitor;
  readonly res: Response;
  /** Events of this moment: one act on five hundred members is told once. */
  readonly gathered: Set<string>;
}

const HEARTBEAT_MS = 25_000;
/** A listener that does not read is let go before it costs memory, in bytes. */
const MOST_WAITING = 64 * 1024;
/** Open pages of one person that are told; more than anybody looks at. */
const MOST_OF_A_PERSON = 100;

/** `GET /api/events`: what changed, as ids only, to those who may see the thing itself. */
export function liveEvents({ admit, catalogue, bus, isAlive }: LiveEventsDeps): {
  router: Router;
  close: () => void;
} {
  const listeners = new Listeners();
  const router = Router();
  router.get('/api/events', async (req, res) => {
    const { visitor } = await admit.person(req);
    if (listeners.of(visitor.personId) >= MOST_OF_A_PERSON)
      throw new Refusal('too-many-requests', { retryAfterSeconds: '60' });
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    listeners.add({ visitor, res, gathered: new Set() });
  });

  const stopListening = bus.listen((announcement) => {
    for (const listener of listeners.all) {
      void tell(listener, announcement).catch(() => listener.res.destroy());
    }
  });
  const tell = async (listener: Listener, announcement: Announcement) => {
    const { visitor } = listener;
    if (announcement.kind === 'signed-out') {
      if (announcement.personId === visitor.personId) await beat(listener);
      return;
    }
    for (const event of await eventsFor(catalogue, announcement, visitor.personId))
      listeners.tell(listener, `data: ${JSON.stringify(event)}\n\n`);
  };
  /** Keeps the line warm; a session may also end without anybody announcing it. */
  const beat = async (listener: Listener) => {
    if (await isAlive(listener.visitor)) listeners.send(listener, ':\n\n');
    else listeners.letGo(listener);
  };
  const heartbeat = setInterval(() => {
    for (const listener of listeners.all) void beat(listener).catch(() => listener.res.destroy());
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    router,
    close() {
      clearInterval(heartbeat);
      stopListening();
      for (const listener of listeners.all) listeners.letGo(listener);
    },
  };
}

/** Open lines. Nothing is ever written to one that was ended: such a write is a fault that would end the process. */
class Listeners {
  readonly #open = new Set<Listener>();

  get all(): readonly Listener[] {
    return [...this.#open];
  }

  of(personId: string): number {
    return this.all.filter(({ visitor }) => visitor.personId === personId).length;
  }

  add(listener: Listener): void {
    const { res } = listener;
    // Gone while it was being looked up: no closing would be told any more.
    if (res.destroyed) return;
    this.#open.add(listener);
    for (const end of ['close', 'error']) res.on(end, () => this.#open.delete(listener));
    this.send(listener, 'retry: 3000\n\n');
  }

  /** Sends an event after what is being announced with it, and once however often it is told. */
  tell(listener: Listener, text: string): void {
    const { gathered } = listener;
    if (gathered.size === 0) {
      setImmediate(() => {
        const texts = [...gathered].join('');
        gathered.clear();
        this.send(listener, texts);
      });
    }
    gathered.add(text);
  }

  send(listener: Listener, text: string): void {
    const { res } = listener;
    if (!this.#open.has(listener)) return;
    if (res.writableLength > MOST_WAITING) this.letGo(listener);
    else res.write(text);
  }

  letGo(listener: Listener): void {
    const { res } = listener;
    this.#open.delete(listener);
    // Whoever does not read would not take the goodbye either, and hold the line for ever.
    if (res.writableLength > 0) res.destroy();
    else res.end();
  }
}

/** The events for one listener; none where they may not see what changed. */
async function eventsFor(
  catalogue: Catalogue,
  announcement: Exclude<Announcement, { kind: 'signed-out' }>,
  me: string,
): Promise<readonly LiveEvent[]> {
  if (announcement.kind === 'mentioned') return [];
  const isMine = 'personId' in announcement && announcement.personId === me;
  if (isMine) return [{ kind: 'me-changed' }];
  if (announcement.kind === 'person-changed') {
    return (await sharedForums(catalogue, me, announcement.personId)).map((forumId) => {
      return { kind: 'members-changed', forumId };
    });
  }
  const { forumId } = announcement;
  if ('paperId' in announcement) return eventsOfPaper(catalogue, announcement, me);
  const membership = await activeMembership(catalogue, forumId, me);
  if (!membership) return [];
  if (announcement.kind === 'access-asked') {
    const decides = verbsOf(membership.role).has('manageMembers');
    return decides ? [{ kind: 'access-asked', forumId }] : [];
  }
  if (announcement.kind === 'meeting-changed') {
    const { sessionId } = announcement;
    const session = await catalogue.tables.sessions.get(sessionId);
    const isSeen = session !== undefined && roleAtMeeting(session, membership) !== null;
    return isSeen ? [{ kind: announcement.kind, forumId, sessionId }] : [];
  }
  if (announcement.kind === 'pre-reads-changed') return [{ kind: announcement.kind, forumId }];
  if (announcement.kind === 'forum-work-changed')
    return [{ kind: announcement.kind, forumId, part: announcement.part }];
  const kind = announcement.kind === 'forum-changed' ? 'forum-changed' : 'members-changed';
  return [{ kind, forumId }];
}

type OfPaper = Extract<Announcement, { paperId: string }>;

/** What concerns one paper. A change of its card may change what its readers may do about its remarks. */
async function eventsOfPaper(
  catalogue: Catalogue,
  announcement: OfPaper,
  me: string,
): Promise<readonly LiveEvent[]> {
  const { kind, forumId, paperId } = announcement;
  const access = await accessToPaper(catalogue, paperId, me);
  if (access === null || !may(access, 'read')) return [];
  const isRemarker = seesRemarks(access.role);
  if (kind === 'versions-changed' || kind === 'register-changed' || kind === 'inclusions-changed')
    return [{ kind, forumId, paperId }];
  if (kind === 'text-changed') return [{ kind: 'paper-changed', forumId, paperId }];
  if (kind === 'paper-changed') {
    const card: LiveEvent = { kind, forumId, paperId };
    return isRemarker ? [card, { kind: 'threads-changed', forumId, paperId }] : [card];
  }
  if (!isRemarker) return [];
  if (kind === 'threads-changed' && announcement.only) {
    const { groupIds } = await viewerOn(catalogue, access, me);
    const { groupId, personId } = announcement.only;
    if (personId !== me && !groupIds.has(groupId ?? '')) return [];
  }
  return [{ kind, forumId, paperId }];
}

/** The forums in which two people see each other. */
async function sharedForums({ tables }: Catalogue, one: string, other: string) {
  const [mine, theirs] = await Promise.all(
    [one, other].map((personId) => tables.memberships.find({ personId, suspended: false })),
  );
  const their = new Set(theirs?.map(({ forumId }) => forumId));
  return (mine ?? []).map(({ forumId }) => forumId).filter((forumId) => their.has(forumId));
}
