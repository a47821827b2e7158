import type * as z from 'zod';
import { STOPPED, spentOn, turnedTo } from '#shared/meeting/items.ts';
import { meetingItems } from '#shared/meeting/items.ts';
import type {
  attendMeeting,
  MeetingView,
  Shown,
  steerMeeting,
} from '#shared/meeting/meeting-contract.ts';
import { roleAtMeeting } from '#shared/meeting/sight.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { wholeSession } from '#shared/session/session.ts';
import type { Bus } from '#server/bus/bus.ts';
import { type AtMeeting, titleOf } from '#server/meeting/door.ts';
import { ShownNow } from '#server/meeting/shown-now.ts';
import { activeMembership } from '#server/paper/access.ts';
import { membersOf } from '#server/pre-read/audience.ts';
import { viewSession } from '#server/session/session-view.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { MeetingRow } from '#server/storage/work/meeting.ts';
import type { Work } from '#server/storage/work.ts';

export interface MeetingRoomDeps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly bus: Bus;
  readonly now: () => Date;
}

type Steering = z.output<typeof steerMeeting.body>;
type Steered = Exclude<Steering, { deed: 'show' }>;
type Attending = z.output<typeof attendMeeting.body>;

/** A meeting that nobody has begun. */
export const unbegun = (sessionId: string): MeetingRow => ({
  id: sessionId,
  startedAt: null,
  endedAt: null,
  clock: STOPPED,
  shown: { paperId: null, stop: null, view: 'marked' },
  guests: [],
  minutes: null,
});

/** How meetings go on. All of it is kept, so that every device shows the same, also after the program was started anew. */
export class MeetingRoom {
  readonly #deps: MeetingRoomDeps;
  readonly #shown: ShownNow;

  constructor(deps: MeetingRoomDeps) {
    this.#deps = deps;
    this.#shown = new ShownNow((forumId, sessionId, shown) =>
      this.#change(forumId, sessionId, (row) => ({ ...row, shown })),
    );
  }

  /** A meeting as one person follows it. */
  async view({ session, person, mayManage }: AtMeeting): Promise<MeetingView> {
    const { catalogue, work, now } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const row = (await tables.meetings.get(session.id)) ?? unbegun(session.id);
    const time = now().toISOString();
    // What of its papers this person may read is known there.
    const seen = await viewSession(catalogue, session, person.id);
    const cards = await catalogue.tables.papers.find({ sessionId: session.id });
    const titles = new Map(seen.papers.map(({ id, title }) => [id, title]));
    for (const { paperId } of seen.agenda)
      if (paperId !== null && !titles.has(paperId))
        titles.set(paperId, (await catalogue.tables.papers.get(paperId))?.title ?? '');
    const isMinutes = ({ id, kind }: { id: string; kind: string }) =>
      kind === 'minutes' || id === row.minutes?.paperId;
    const about = cards.filter((card) => !isMinutes(card)).map(({ id }) => id);
    const items = meetingItems(wholeSession(session), about);
    return {
      sessionId: session.id,
      forumId: session.forumId,
      forumName: seen.forumName,
      title: titleOf(session),
      day: session.day,
      hours: seen.hours,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      now: time,
      items: items.map(({ paperIds, ...item }) => ({
        ...item,
        papers: paperIds.flatMap((id) => {
          const title = titles.get(id);
          return title === undefined ? [] : [{ id, title }];
        }),
        spentMs: spentOn(row.clock, item.key, time),
        isRunning: row.clock.running?.key === item.key,
      })),
      shown: shownTo(this.#shown.of(session.id) ?? row.shown, titles),
      attendance: await this.#attendance(session),
      guests: [...row.guests],
      minutes: await this.#minutes(row, session.forumId, titles),
      mayManage,
      me: person.id,
    };
  }

  /** Goes over only to what stands on the agenda: whatever else was sent would be kept for ever. */
  async steer({ session }: AtMeeting, steering: Steering): Promise<void> {
    if (steering.deed === 'item' && steering.key !== null) {
      const known = meetingItems(wholeSession(session), []).map(({ key }) => key);
      if (!known.includes(steering.key)) throw new Refusal('not-found');
    }
    const { forumId, id } = session;
    if (steering.deed === 'show') await this.#shown.show(forumId, id, steering.shown);
    else {
      const now = this.#deps.now().toISOString();
      await this.#change(forumId, id, (row) => steered(row, steering, now));
    }
    this.#deps.bus.announce({ kind: 'meeting-changed', forumId, sessionId: id });
  }

  /** Says where somebody is: each of themselves, and who runs the meeting of every member. */
  async attend({ session, person, mayManage }: AtMeeting, wish: Attending): Promise<void> {
    const { catalogue, work, bus, now } = this.#deps;
    const { forumId, id: sessionId } = session;
    const personId = wish.personId ?? person.id;
    if (personId !== person.id) {
      if (!mayManage) throw new Refusal('role-too-low');
      if (!(await activeMembership(catalogue, forumId, personId))) throw new Refusal('not-found');
    }
    const store = await work.of(forumId);
    const id = `${sessionId}.${personId}`;
    const { presence } = wish;
    const at = now().toISOString();
    await store.transact(({ attendances }) =>
      presence === null
        ? attendances.remove(id)
        : attendances.put({ id, sessionId, personId, presence, at, by: person.id }),
    );
    bus.announce({ kind: 'meeting-changed', forumId, sessionId });
  }

  async #attendance(session: AtMeeting['session']): Promise<MeetingView['attendance']> {
    const { catalogue, work } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const rows = await tables.attendances.find({ sessionId: session.id });
    const known = new Map(rows.map(({ personId, presence }) => [personId, presence]));
    const members = await membersOf(catalogue, session.forumId);
    return members
      .filter(
        ({ personId, membership }) =>
          known.has(personId) || roleAtMeeting(session, membership) !== null,
      )
      .map(({ person: { id, name, title, office } }) => ({
        person: { id, name },
        about: [title, office].filter(Boolean).join(' · '),
        presence: known.get(id) ?? null,
      }));
  }

  async #minutes(
    { id, minutes }: MeetingRow,
    forumId: string,
    titles: ReadonlyMap<string, string>,
  ): Promise<MeetingView['minutes']> {
    const title = minutes && titles.get(minutes.paperId);
    if (!minutes || title === undefined || title === null) return null;
    const { tables } = await this.#deps.work.of(forumId);
    const entries = await tables.logEntries.find({ sessionId: id });
    const missing = entries.filter(({ number }) => number > minutes.upTo).length;
    return { paperId: minutes.paperId, title, missing };
  }

  async #change(forumId: string, sessionId: string, change: (row: MeetingRow) => MeetingRow) {
    const store = await this.#deps.work.of(forumId);
    await store.transact(async ({ meetings }) => {
      const row = (await meetings.get(sessionId)) ?? unbegun(sessionId);
      await meetings.put(change(row));
    });
  }
}

/** A paper that somebody may not read is not named to them: they see the agenda. */
function shownTo(shown: Shown, titles: ReadonlyMap<string, string>): Shown {
  if (shown.paperId === null || titles.has(shown.paperId)) return shown;
  return { ...shown, paperId: null, stop: null };
}

function steered(row: MeetingRow, steering: Steered, now: string): MeetingRow {
  switch (steering.deed) {
    case 'start':
      return { ...row, startedAt: row.startedAt ?? now, endedAt: null };
    case 'end':
      return { ...row, endedAt: row.endedAt ?? now, clock: turnedTo(row.clock, null, now) };
    case 'item': {
      const { key } = steering;
      const startedAt = row.startedAt ?? now;
      const endedAt = key === null ? row.endedAt : null;
      return { ...row, startedAt, endedAt, clock: turnedTo(row.clock, key, now) };
    }
    default:
      return { ...row, guests: steering.guests };
  }
}
