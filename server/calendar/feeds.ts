import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { CalendarFeed } from '#shared/calendar/calendar-contract.ts';
import type { SessionRow } from '#shared/session/session.ts';
import { newId } from '#server/member/new-id.ts';
import { activeMembership } from '#server/paper/access.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, FeedRow } from '#server/storage/catalogue.ts';

export interface FeedsDeps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly now: () => Date;
  /** The workspace's own secret: the addresses follow from it, and stand on no disk. */
  readonly secret: string;
  readonly publicUrl: string;
}

/** What a feed shows now. */
interface Shown {
  readonly row: FeedRow;
  /** Null where the feed is of all forums. */
  readonly forumName: string | null;
  readonly sessions: readonly SessionRow[];
}

/** Secret calendar addresses of members. What one shows is decided anew each time it is asked: a right that ended shows nothing. */
export class Feeds {
  readonly #deps: FeedsDeps;
  constructor(deps: FeedsDeps) {
    this.#deps = deps;
  }

  async list(personId: string): Promise<CalendarFeed[]> {
    const rows = await this.#deps.catalogue.tables.feeds.find({ personId });
    return rows.map((row) => this.#view(row));
  }

  async make(personId: string, forumId: string | null): Promise<CalendarFeed> {
    const { catalogue, audit, now } = this.#deps;
    const createdAt = now().toISOString();
    const { row, isNew } = await catalogue.transact(async (tables) => {
      if (forumId !== null && !(await activeMembership({ tables }, forumId, personId)))
        throw new Refusal('not-found');
      const [known] = await tables.feeds.find({ personId, forumId });
      if (known) return { row: known, isNew: false };
      const made = { id: newId(), personId, forumId, createdAt };
      await tables.feeds.put(made);
      return { row: made, isNew: true };
    });
    const entry = { at: createdAt, by: personId, subject: row.id, forumId, detail: {} };
    if (isNew) await audit.append({ ...entry, action: 'calendar-made' });
    return this.#view(row);
  }

  async revoke(personId: string, feedId: string): Promise<void> {
    const { catalogue, audit, now } = this.#deps;
    const row = await catalogue.transact(async ({ feeds }) => {
      const known = await feeds.get(feedId);
      if (known?.personId !== personId) throw new Refusal('not-found');
      await feeds.remove(feedId);
      return known;
    });
    const { id: subject, forumId } = row;
    const at = now().toISOString();
    await audit.append({
      at,
      by: personId,
      action: 'calendar-revoked',
      subject,
      forumId,
      detail: {},
    });
  }

  /** The sessions behind an address; null when it is none, was revoked, or its owner has left. */
  async shown(id: string, token: string): Promise<Shown | null> {
    const { tables } = this.#deps.catalogue;
    const row = await tables.feeds.get(id);
    if (!isSame(token, this.#token(id)) || !row) return null;
    const { personId, forumId } = row;
    const match = forumId === null ? { personId } : { personId, forumId };
    const memberships = await tables.memberships.find({ ...match, suspended: false });
    if (forumId !== null && memberships.length === 0) return null;
    const perForum = memberships.map(async (membership) => {
      const sessions = await tables.sessions.find({ forumId: membership.forumId });
      const { role, groupIds } = membership;
      const isAll = forumId !== null || role === 'coordinator';
      return sessions.filter(
        (session) =>
          isAll ||
          session.groupId === null ||
          groupIds.includes(session.groupId) ||
          isNamed(session, personId),
      );
    });
    const forum = forumId === null ? undefined : await tables.forums.get(forumId);
    return { row, forumName: forum?.name ?? null, sessions: (await Promise.all(perForum)).flat() };
  }

  #view({ id, forumId, createdAt }: FeedRow): CalendarFeed {
    const url = `${this.#deps.publicUrl}/calendar/${id}.${this.#token(id)}.ics`;
    return { id, forumId, url, createdAt };
  }

  #token(id: string): string {
    return createHmac('sha256', this.#deps.secret).update(`calendar ${id}`).digest('hex');
  }
}

function isNamed({ topics, respondentIds }: SessionRow, personId: string): boolean {
  return respondentIds.includes(personId) || topics.some(({ leadId }) => leadId === personId);
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
