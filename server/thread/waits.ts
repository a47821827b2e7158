import type { WaitingSource, Waits } from '#server/notice/waiting-list.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { ThreadDigest, WaitingHere } from '#server/thread/digest.ts';
import type { Waiting } from '#server/thread/waiting.ts';

type OnPaper = Awaited<ReturnType<Waiting['thingsFor']>>[number];

/** What of the remarks and suggestions on papers waits for somebody: each thread once, by what is most pressing in it. */
export function remarkWaits(
  waiting: Pick<Waiting, 'thingsFor'>,
  catalogue: Catalogue,
): WaitingSource {
  return async (personId, glance) => {
    const found = await waiting.thingsFor(personId);
    const nameOf = (id: string) =>
      glance.once(`name.${id}`, async () => (await catalogue.tables.people.get(id))?.name ?? '');
    const lists = found.map((here) => Promise.all(thingsOn(here, personId, nameOf)));
    return (await Promise.all(lists)).flat();
  };
}

function thingsOn(
  here: OnPaper,
  personId: string,
  nameOf: (id: string) => Promise<string>,
): Promise<Waits>[] {
  const { forumId, paper } = here.access;
  const about = { forumId, place: paper.title };
  const news = newsBeside(here, personId);
  return [
    ...news.map(async ({ thread, saying, isMention }) => ({
      ...about,
      // A mention is told by itself; what else is said in a thread is news up to its newest word.
      id: isMention ? `mention.${saying.id}` : `remark-news.${thread.id}.${saying.id}`,
      kind: isMention ? ('mention' as const) : ('remark-news' as const),
      title: await nameOf(saying.by),
      words: saying.words,
      path: pathOf(paper.id, thread.id),
      at: saying.at,
    })),
    ...here.assigned.map(async (thread) => ({
      ...about,
      id: `remark-assigned.${thread.id}.${personId}`,
      kind: 'remark-assigned' as const,
      title: `#${String(thread.number)}`,
      words: firstWords(thread),
      path: pathOf(paper.id, thread.id),
    })),
    ...here.answered.map(async (thread) => ({
      ...about,
      id: `remark-answered.${thread.id}.${thread.answeredAt ?? ''}`,
      kind: 'remark-answered' as const,
      title: `#${String(thread.number)}`,
      words: firstWords(thread),
      path: pathOf(paper.id, thread.id),
      at: thread.answeredAt,
    })),
    ...decidedOn(here).map(async (one) => ({ ...about, ...one, title: await nameOf(one.title) })),
  ];
}

/** The newest mention and the newest other word of each thread; of one that waits for something else, mentions alone. */
function newsBeside({ news, assigned, answered }: WaitingHere, personId: string) {
  const asked = new Set([...assigned, ...answered].map(({ id }) => id));
  return news.flatMap(({ thread, sayings }) => {
    const mention = sayings.findLast(({ mentioned }) => mentioned.has(personId));
    if (mention) return [{ thread, saying: mention, isMention: true }];
    const saying = sayings.at(-1);
    return saying && !asked.has(thread.id) ? [{ thread, saying, isMention: false }] : [];
  });
}

/** Decisions about a person's suggestions on one paper: one thing, up to the newest. */
function decidedOn({ decided, access }: OnPaper) {
  const newest = decided.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
  if (!newest) return [];
  const { id } = access.paper;
  return [
    {
      id: `suggestion-decided.${id}.${newest.id}`,
      kind: 'suggestion-decided' as const,
      title: newest.by,
      words: newest.words,
      path: `/papers/${id}?decisions=mine`,
      at: newest.at,
      progress: { done: decided.length, of: decided.length },
    },
  ];
}

const pathOf = (paperId: string, threadId: string) => `/papers/${paperId}?thread=${threadId}`;
const firstWords = ({ sayings }: ThreadDigest) => sayings[0]?.words ?? null;
