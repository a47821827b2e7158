import type * as z from 'zod';
import type { Membership } from '#shared/member/person.ts';
import { placesOn } from '#shared/topic/borda.ts';
import type { ChoosingView, listTopics } from '#shared/topic/topic-contract.ts';
import { type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import { namesOf } from '#server/member/owners.ts';
import type { ChoosingRow, TopicRow } from '#server/storage/work/topics.ts';
import { mayChangeTopic } from '#server/topic/topic-desk.ts';

type Reading = Pick<ForumWorkDeps, 'catalogue' | 'work'>;

/** The topics of a forum as one member sees them. Before a choosing is closed only how many have ranked is told. */
export async function viewTopics(
  deps: Reading,
  membership: Membership,
): Promise<z.input<typeof listTopics.answer>> {
  const { forumId } = membership;
  const { catalogue, work } = deps;
  const { tables } = await work.of(forumId);
  const topics = await tables.topics.find({});
  const comments = await tables.topicComments.find({});
  const names = await namesOf(
    catalogue,
    [...topics, ...comments].map(({ by }) => by),
  );
  const sessions = await catalogue.tables.sessions.pick(
    topics.flatMap((one) => one.sessionId ?? []),
  );
  const there = new Set(sessions.map(({ id }) => id));
  const choosings = await tables.choosings.find({});
  const open = choosings.find(({ closed }) => closed === null);
  const of = new Map<string, (typeof comments)[number][]>(topics.map(({ id }) => [id, []]));
  for (const comment of comments) of.get(comment.topicId)?.push(comment);
  return {
    forumName: (await catalogue.tables.forums.get(forumId))?.name ?? '',
    topics: topics.toReversed().map((topic) => ({
      ...whatIsSaid(topic),
      state: stateOf(topic, there),
      sessionId: topic.sessionId !== null && there.has(topic.sessionId) ? topic.sessionId : null,
      byName: names.get(topic.by) ?? '',
      comments: (of.get(topic.id) ?? []).map(({ id, at, by, text }) => {
        return { id, at, byName: names.get(by) ?? '', text };
      }),
      mayChange: mayChangeTopic(topic, membership),
    })),
    choosing: open ? await viewChoosing(deps, open, membership) : null,
    results: choosings.toReversed().flatMap(({ id, closed, candidates }) => {
      if (closed === null) return [];
      const standings = closed.standings.map((one) => ({ ...one, byPlace: [...one.byPlace] }));
      return [{ ...closed, id, standings, places: placesOn(candidates.length) }];
    }),
    mayPropose: mayInForum(membership, 'comment'),
    mayLead: mayInForum(membership, 'manageSession'),
    mayChoose: mayInForum(membership, 'manageMembers'),
  };
}

function whatIsSaid({ id, title, why, yields, revision, at }: TopicRow) {
  return { id, title, why, yields, revision, at };
}

/** A meeting that was removed again leaves its topic open. */
function stateOf({ isAside, sessionId }: TopicRow, there: ReadonlySet<string>) {
  if (sessionId !== null && there.has(sessionId)) return 'session' as const;
  return isAside ? ('set-aside' as const) : ('open' as const);
}

async function viewChoosing(
  { catalogue, work }: Reading,
  { id, candidates, until, openedAt }: ChoosingRow,
  { forumId, personId }: Membership,
): Promise<ChoosingView> {
  const { tables } = await work.of(forumId);
  const ballots = await tables.ballots.find({ choosingId: id });
  const members = await catalogue.tables.memberships.find({ forumId, suspended: false });
  const asked = new Set(
    members.filter((one) => mayInForum(one, 'comment')).map((one) => one.personId),
  );
  const mine = ballots.find((ballot) => ballot.personId === personId);
  return {
    id,
    candidates: [...candidates],
    places: placesOn(candidates.length),
    until,
    openedAt,
    ranked: ballots.filter((ballot) => asked.has(ballot.personId)).length,
    asked: asked.size,
    mine: mine ? [...mine.ranking] : null,
  };
}
