import type { Forum } from '#shared/forum/forum.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { takenOver } from '#server/follow-up/deriving.ts';
import { type Session, wholeSession } from '#shared/session/session.ts';
import { typeset } from '#server/paper/template/manuscript.ts';
import { type SampleForumWork, sampleForumWork } from '#server/sample/forum-work.ts';
import { assembled } from '#server/sample/joint-paper.ts';
import { FORUMS } from '#server/sample/forums.ts';
import {
  CHALLENGE_MAP,
  JOINT_BEFORE,
  JOINT_TITLE,
  PAPERS,
  type SamplePaper,
  YEAR_AFTER,
} from '#server/sample/papers.ts';
import type { IdOf } from '#server/sample/id-of.ts';
import {
  GROUPS_LED_BY,
  PEOPLE,
  SAMPLE_DOMAIN,
  SIGN_IN_AS,
  STEWARD,
} from '#server/sample/people.ts';
import { SESSIONS, type SampleTopic } from '#server/sample/sessions.ts';
import type { FollowUpRow } from '#server/storage/versions.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

interface SampleMeans {
  readonly now: Date;
  readonly newId: () => string;
  /** Gives that many random bytes, as `randomBytes` of node:crypto does. */
  readonly random: (count: number) => Uint8Array;
}

/** Everything the first start puts into an empty workspace; nothing of it has been written yet. */
interface SampleWorkspace {
  readonly people: readonly Person[];
  readonly memberships: readonly Membership[];
  readonly forums: readonly Forum[];
  readonly sessions: readonly Session[];
  readonly papers: readonly PaperCard[];
  /** The first content of each paper, by its id. */
  readonly contents: ReadonlyMap<string, ContentNode[]>;
  /** The paper that continues the map, and what it is to tell of it; its source's version is made with the workspace. */
  readonly continued: {
    readonly paperId: string;
    readonly sourceId: string;
    readonly followUps: readonly FollowUpRow[];
  };
  readonly forumWork: readonly SampleForumWork[];
  /** What the joint paper took in from the papers of the sessions. */
  readonly assembled: { readonly forumId: string; readonly inclusions: readonly InclusionRow[] };
  /** One way in for each role of the first forum, for the links printed at the first start. */
  readonly signInAs: readonly {
    readonly label: string;
    readonly email: string;
    readonly role: Role;
  }[];
}

/** The sample workspace, from the facts of the two forums' own papers. Pure but for the ids it asks for. */
export function sampleWorkspace({ now, newId, random }: SampleMeans): SampleWorkspace {
  const idOf = idsByKey(newId);
  const createdAt = now.toISOString();
  const {
    papers,
    contents,
    continued,
    assembled: joint,
  } = papersAndContents({ now, newId, random }, idOf);
  return {
    people: people(idOf, createdAt),
    memberships: memberships(idOf, newId, createdAt),
    forums: FORUMS.map(({ key, groups, plan, ...forum }) => ({
      ...forum,
      id: idOf('forum', key),
      groups: groups.map((group) => ({
        id: idOf('group', group.key),
        name: group.name,
        leadIds: [idOf('person', GROUPS_LED_BY)],
      })),
      plan: plan.map((stage) => ({ ...stage, items: [...stage.items] })),
      createdAt,
    })),
    sessions: sessions(idOf, createdAt),
    papers,
    contents,
    continued,
    forumWork: sampleForumWork({ now, newId, idOf }),
    assembled: joint,
    signInAs: SIGN_IN_AS.map(({ key, role }) => ({
      label: PEOPLE.find((person) => person.key === key)?.name ?? key,
      email: emailOf(key),
      role,
    })),
  };
}

function idsByKey(newId: () => string): IdOf {
  const named = [
    ...PEOPLE.map(({ key }) => `person ${key}`),
    ...FORUMS.flatMap(({ key, groups }) => [
      `forum ${key}`,
      ...groups.map((group) => `group ${group.key}`),
    ]),
    ...SESSIONS.map(({ key }) => `session ${key}`),
  ];
  const ids = new Map(named.map((name) => [name, newId()]));
  return (kind, key) => {
    const id = ids.get(`${kind} ${key}`);
    if (id === undefined) throw new Error(`the sample has no ${kind} ${key}`);
    return id;
  };
}

const emailOf = (key: string): string => `${key}@${SAMPLE_DOMAIN}`;

function people(idOf: IdOf, createdAt: string): Person[] {
  return PEOPLE.map(({ key, places: _places, ...person }) => ({
    ...person,
    id: idOf('person', key),
    email: emailOf(key),
    language: 'he',
    theme: 'system',
    stewardsWorkspace: key === STEWARD,
    createdAt,
  }));
}

function memberships(idOf: IdOf, newId: () => string, createdAt: string): Membership[] {
  return PEOPLE.flatMap(({ key, places }) =>
    places.map(({ forum, role, groups }) => ({
      id: newId(),
      forumId: idOf('forum', forum),
      personId: idOf('person', key),
      role,
      groupIds: groups.map((group) => idOf('group', group)),
      suspended: false,
      createdAt,
    })),
  );
}

function sessions(idOf: IdOf, createdAt: string): Session[] {
  const withLead = ({ leadKey, ...topic }: SampleTopic) => ({
    ...topic,
    leadId: leadKey === null ? null : idOf('person', leadKey),
  });
  return SESSIONS.map(({ key, forum, group, topics, respondents, ...session }) =>
    wholeSession({
      ...session,
      id: idOf('session', key),
      forumId: idOf('forum', forum),
      groupId: group === null ? null : idOf('group', group),
      topics: topics.map(withLead),
      respondentIds: respondents.map((respondent) => idOf('person', respondent)),
      createdAt,
    }),
  );
}

function papersAndContents(
  { now, newId, random }: SampleMeans,
  idOf: IdOf,
): Pick<SampleWorkspace, 'papers' | 'contents' | 'continued' | 'assembled'> {
  const mapCard = cardOf(CHALLENGE_MAP, { id: newId(), at: now, idOf });
  const mapText = typeset(CHALLENGE_MAP.manuscript, { random });
  // Papers of the sessions answer challenges of the map: a block of another paper is named with that paper.
  const elsewhere = new Map(
    [...mapText.idOf].map(([key, blockId]) => [key, `${mapCard.id}/${blockId}`]),
  );
  const others = PAPERS.map((paper, place) => {
    // A second apart each, so that "newest first" has an order to show.
    const changed = new Date(now.getTime() - (place + 1) * 1000);
    const card = cardOf(paper, { id: newId(), at: changed, idOf });
    const means = paper.forum === CHALLENGE_MAP.forum ? { random, elsewhere } : { random };
    return { card, content: typeset(paper.manuscript, means).content };
  });
  const taken = takenOver(mapText.content, {
    take: 'recommendations',
    suggestions: 'reject',
    paperId: mapCard.id,
    freshId: () => blockIdFrom(random(9)),
  });
  const all = [{ card: mapCard, content: mapText.content }, ...others].map((paper) =>
    paper.card.title === YEAR_AFTER.title
      ? { ...paper, content: [...paper.content, ...taken.content] }
      : paper,
  );
  const after = all.find(({ card }) => card.title === YEAR_AFTER.title);
  if (!after) throw new Error('the sample has no paper that continues its map');
  const joint = all.find(({ card }) => card.title === JOINT_TITLE);
  if (!joint) throw new Error('the sample has no joint paper');
  const sources = all.filter(
    ({ card }) =>
      card.kind === 'recommendations' && card !== joint.card && card.forumId === joint.card.forumId,
  );
  const { content, inclusions } = assembled(joint, sources, {
    newId,
    random,
    by: idOf('person', 'lead'),
    at: now.toISOString(),
    before: JOINT_BEFORE,
  });
  return {
    assembled: { forumId: joint.card.forumId, inclusions },
    continued: { paperId: after.card.id, sourceId: mapCard.id, followUps: taken.followUps },
    papers: all.map(({ card }) => card),
    contents: new Map(
      all.map((paper) => [paper.card.id, paper === joint ? content : paper.content]),
    ),
  };
}

function cardOf(
  { forum, group, session, title, kind, stage, by }: SamplePaper,
  { id, at, idOf }: { readonly id: string; readonly at: Date; readonly idOf: IdOf },
): PaperCard {
  const author = idOf('person', by);
  return {
    id,
    forumId: idOf('forum', forum),
    groupId: group === null ? null : idOf('group', group),
    sessionId: session === null ? null : idOf('session', session),
    title,
    kind,
    stage,
    direction: 'rtl',
    exceptions: [],
    createdAt: at.toISOString(),
    createdBy: author,
    changedAt: at.toISOString(),
    changedBy: author,
  };
}
