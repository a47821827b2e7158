import type { EntryDeed } from '#shared/meeting/entry.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { DecisionLog } from '#server/meeting/decision-log.ts';
import { type KeptSession, titleOf } from '#server/meeting/door.ts';
import { LogViews } from '#server/meeting/log-view.ts';
import { MeetingRoom, unbegun } from '#server/meeting/meeting-room.ts';
import { Minutes } from '#server/meeting/minutes.ts';
import { newId } from '#server/member/new-id.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { activeMembership } from '#server/paper/access.ts';
import { firstUpdate } from '#server/paper/start-paper.ts';
import { PAST_MEETING } from '#server/sample/past-meeting.ts';
import { SAMPLE_DOMAIN } from '#server/sample/people.ts';
import { VersionShelf } from '#server/version/version-shelf.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

const MINUTE_MS = 60_000;

/** Plants what the first session of the sample recorded, with its minutes, by the same hands as any other. */
export async function plantMeeting(
  workspace: Workspace,
  contents: ReadonlyMap<string, readonly ContentNode[]>,
): Promise<void> {
  const { storage, bus, now, startPaper } = workspace;
  const { catalogue, work, audit } = storage;
  const { tables } = catalogue;
  const { day } = PAST_MEETING.session;
  const [session] = await tables.sessions.find({ day });
  const by = await personOf(workspace, PAST_MEETING.by);
  const person = await tables.people.get(by);
  const membership = session && (await activeMembership(catalogue, session.forumId, by));
  if (!session || !person || !membership) throw new Error('the sample has no past session');
  await beThere(workspace, session, by);
  await record(workspace, new DecisionLog({ work, audit, bus }), { session, by, contents });
  const at = { session, person, membership, mayManage: true };
  const views = new LogViews({ catalogue, work });
  const room = new MeetingRoom({ catalogue, work, bus, now });
  const never = () => Promise.reject(new Error('minutes that are new are not added to'));
  const deps = { catalogue, work, bus, now, startPaper, content: never, write: never };
  await new Minutes(deps, { room, views }).write(at);
  // They are as old as the meeting: what was written last stays what it was.
  const moment = momentAt(PAST_MEETING.minutes);
  await catalogue.transact(async ({ papers }) => {
    for (const paper of await papers.find({ sessionId: session.id, kind: 'minutes' }))
      await papers.put({ ...paper, createdAt: moment, changedAt: moment });
  });
}

const momentAt = (minute: number): string => {
  const { day } = PAST_MEETING.session;
  const begun = Date.parse(`${day}T${PAST_MEETING.from}:00Z`);
  return new Date(begun + minute * MINUTE_MS).toISOString();
};

async function personOf({ storage }: Workspace, key: string): Promise<string> {
  const email = `${key}@${SAMPLE_DOMAIN}`;
  const [person] = await storage.catalogue.tables.people.find({ email });
  if (!person) throw new Error(`the sample has no person ${key}`);
  return person.id;
}

async function beThere(workspace: Workspace, session: KeptSession, by: string): Promise<void> {
  const { id: sessionId, forumId, topics } = session;
  const presences = [
    ...PAST_MEETING.here.map((key) => ({ key, presence: 'here' as const })),
    ...PAST_MEETING.afar.map((key) => ({ key, presence: 'afar' as const })),
    ...PAST_MEETING.absent.map((key) => ({ key, presence: 'absent' as const })),
  ];
  const store = await workspace.storage.work.of(forumId);
  const people = await Promise.all(
    presences.map(async ({ key, presence }) => ({
      personId: await personOf(workspace, key),
      presence,
    })),
  );
  const [startedAt, endedAt] = [momentAt(0), momentAt(PAST_MEETING.minutes)];
  const spent = { [topics[0]?.title ?? '']: PAST_MEETING.minutes * MINUTE_MS };
  await store.transact(async ({ meetings, attendances }) => {
    const clock = { spent, running: null };
    await meetings.put({ ...unbegun(sessionId), startedAt, endedAt, clock });
    for (const one of people) {
      const id = `${sessionId}.${one.personId}`;
      await attendances.put({ ...one, id, sessionId, at: startedAt, by });
    }
  });
}

interface Recorded {
  readonly session: KeptSession;
  readonly by: string;
  readonly contents: ReadonlyMap<string, readonly ContentNode[]>;
}

async function record(
  workspace: Workspace,
  log: DecisionLog,
  { session, by, contents }: Recorded,
): Promise<void> {
  const { storage, now } = workspace;
  const [paper] = await storage.catalogue.tables.papers.find({
    sessionId: session.id,
    kind: 'recommendations',
  });
  if (!paper) throw new Error('the past session of the sample has no paper');
  const content = contents.get(paper.id) ?? [];
  const name = sayIn('he')('meeting.versionName', { session: titleOf(session) });
  const named = { kind: 'named', name, by, contributors: [] } as const;
  const shelf = new VersionShelf({ storage, now });
  const kept = await shelf.put(paper.id, firstUpdate(content), named);
  const version = { id: kept.id, number: kept.number, hash: kept.hash };
  let last: number | null = null;
  for (const [
    at,
    { kind, text, about, owners, dueOn, isCorrection },
  ] of PAST_MEETING.entries.entries()) {
    const block = content.find((node) => about !== null && textOf([node]).startsWith(about));
    if (about !== null && !block) throw new Error(`the paper does not say ${about}`);
    const id = block?.attrs?.['id'];
    const blockId = typeof id === 'string' ? id : null;
    const ownerIds = await Promise.all(owners.map((key) => personOf(workspace, key)));
    const deed: EntryDeed =
      kind === 'action' ? { kind, text, ownerIds, owner: null, dueOn } : { kind, text };
    const row = await log.add(session.forumId, {
      id: newId(),
      sessionId: session.id,
      at: momentAt(10 * (at + 1)),
      by,
      item: session.topics[0]?.title ?? null,
      corrects: isCorrection ? last : null,
      deed,
      place: block ? { paperId: paper.id, blockId, title: paper.title } : null,
      version: block ? version : null,
      wording: block ? textOf([block]) : null,
    });
    last = row.number;
  }
}
