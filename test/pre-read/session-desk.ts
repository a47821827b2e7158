import { randomUUID } from 'node:crypto';
import type { Role } from '#shared/member/role.ts';
import type { Audience } from '#shared/pre-read/pre-read.ts';
import { makePreRead, type PreReadCard } from '#shared/pre-read/pre-read-contract.ts';
import type { KeptSession } from '#server/pre-read/audience.ts';
import { newId } from '#server/member/new-id.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import type { Guest, Reply, TestNayar } from '#test/harness/start-nayar.ts';

/** A person of a test, signed in. */
export type Somebody = Guest & { readonly email: string; readonly personId: string };

/** A forum of its own with two groups, a session in it, and a paper for the session. */
export interface SessionDesk {
  readonly forumId: string;
  readonly groups: readonly [north: string, south: string];
  readonly session: KeptSession;
  readonly paperId: string;
  join(role: Role, groupIds?: readonly string[]): Promise<Somebody>;
  /** Makes them the lead of the session's topic. */
  appoint(person: Somebody): Promise<void>;
  respond(...people: readonly Somebody[]): Promise<void>;
  /** Makes them the leads of the northern group. */
  leadNorth(...people: readonly Somebody[]): Promise<void>;
  send(by: Guest, wish?: Wish, sessionId?: string): Promise<Reply<PreReadCard>>;
}

interface Wish {
  readonly id?: string;
  readonly questions?: readonly string[];
  readonly note?: string;
  readonly dueOn?: string | null;
  readonly audience?: Audience;
  readonly paperId?: string;
}

let count = 0;

export async function aSessionDesk(nayar: TestNayar): Promise<SessionDesk> {
  const { catalogue } = nayar.nayar.storage;
  count += 1;
  const forumId = newId();
  const groups = [newId(), newId()] as const;
  const createdAt = '2026-11-01T08:00:00.000Z';
  let session: KeptSession = {
    id: newId(),
    forumId,
    groupId: null,
    day: '2026-12-10',
    dayDoubtful: false,
    host: null,
    topics: [
      {
        title: 'מבנה הממשלה',
        titleTentative: false,
        lead: null,
        leadTentative: false,
        leadId: null,
      },
    ],
    respondentIds: [],
    createdAt,
  };
  await catalogue.transact(async (tables) => {
    await tables.forums.put({
      id: forumId,
      name: `פורום ${String(count)}`,
      purpose: '',
      groups: [
        { id: groups[0], name: 'צפון' },
        { id: groups[1], name: 'דרום' },
      ],
      plan: [],
      createdAt,
    });
    await tables.sessions.put(session);
  });
  const card = { forumId, title: 'מבנה הממשלה (OECD 2021)', sessionId: session.id };
  const text = [aHeading('תמצית'), aParagraph('סעיף ראשון'), aParagraph('סעיף שני')];
  const { id: paperId } = await layPaper(nayar, card, text);
  const change = async (changed: Partial<KeptSession>) => {
    session = { ...session, ...changed };
    await catalogue.transact(({ sessions }) => sessions.put(session));
  };
  return {
    forumId,
    groups,
    get session() {
      return session;
    },
    paperId,
    async join(role, groupIds = []) {
      count += 1;
      const email = `${role}-${String(count)}@pre-read.example`;
      const guest = await nayar.newcomer(forumId, role, email);
      const [person] = await catalogue.tables.people.find({ email });
      const personId = person?.id ?? '';
      await catalogue.transact(async ({ memberships }) => {
        const [row] = await memberships.find({ forumId, personId });
        if (row) await memberships.put({ ...row, groupIds: [...groupIds] });
      });
      return Object.assign(guest, { personId });
    },
    appoint: ({ personId: leadId }) =>
      change({ topics: session.topics.map((topic) => ({ ...topic, leadId })) }),
    respond: (...people) => change({ respondentIds: people.map(({ personId }) => personId) }),
    leadNorth: async (...people) => {
      const leadIds = people.map(({ personId }) => personId);
      await catalogue.transact(async ({ forums }) => {
        const forum = await forums.get(forumId);
        if (!forum) return;
        const of = (id: string) => (id === groups[0] ? { leadIds } : {});
        await forums.put({
          ...forum,
          groups: forum.groups.map((group) => ({ ...group, ...of(group.id) })),
        });
      });
    },
    send: (by, wish = {}, sessionId = session.id) =>
      by.call(makePreRead, {
        params: { sessionId },
        body: {
          id: randomUUID(),
          paperId,
          versionName: 'לקראת המפגש',
          note: 'נא לקרוא את התמצית',
          questions: ['מה חסר?', 'מה מיותר?'],
          dueOn: '2026-12-01',
          audience: { kind: 'respondents' },
          ...wish,
        },
      }),
  };
}
