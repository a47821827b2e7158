import { mentionedIn, wordsOf } from '#shared/thread/comment-body.ts';
import type { DecisionRow, Remarks, ThreadRow } from '#server/storage/remarks.ts';
import { follows, type Said, together } from '#server/thread/thread-view.ts';
import { sees, type Viewer } from '#server/thread/viewer.ts';

/** Who said something when, to whom by name, and how it begins. */
interface Saying {
  readonly id: string;
  readonly by: string;
  readonly words: string;
  readonly at: string;
  readonly mentioned: ReadonlySet<string>;
}

export interface ThreadDigest
  extends Pick<ThreadRow, 'id' | 'number' | 'group' | 'authorId' | 'assigneeId' | 'state'> {
  readonly answeredAt: string | null;
  readonly followers: ReadonlySet<string>;
  readonly sayings: readonly Saying[];
}

/** The remarks of a paper: what it takes to say what waits for somebody, and no more. */
export interface Digest {
  readonly threads: readonly ThreadDigest[];
  readonly decisions: readonly DecisionDigest[];
  /** Everybody for whom anything could wait here. */
  readonly involved: ReadonlySet<string>;
}

type DecisionDigest = Pick<DecisionRow, 'id' | 'authorId' | 'by' | 'at' | 'decision'> & {
  readonly words: string;
};

/** So many letters tell one saying from another. */
const WORDS_KEPT = 160;

export interface Counts {
  readonly answered: number;
  readonly assigned: number;
  readonly news: number;
  readonly decided: number;
}

export async function digestOf(remarks: Remarks, paperId: string): Promise<Digest> {
  const { tables } = await remarks.of(paperId);
  const [threads, comments, decisions] = await Promise.all([
    tables.threads.find({}),
    tables.comments.find({}),
    tables.decisions.find({}),
  ]);
  const digests = together(threads, comments).map(digestOfThread);
  const involved = [
    ...digests.flatMap(({ authorId, followers, sayings }) => [
      authorId,
      ...followers,
      ...sayings.flatMap(({ mentioned }) => [...mentioned]),
    ]),
    ...threads.flatMap(({ assigneeId }) => assigneeId ?? []),
    ...decisions.map(({ authorId }) => authorId),
  ];
  return {
    threads: digests,
    decisions: decisions.map(({ id, authorId, by, at, decision, inserted, deleted }) => {
      return { id, authorId, by, at, decision, words: shortened(inserted || deleted) };
    }),
    involved: new Set(involved),
  };
}

function digestOfThread(said: Said): ThreadDigest {
  const { thread, comments } = said;
  const { group, authorId, assigneeId, state } = thread;
  const sayings = comments.flatMap(({ id, authorId: by, at, body }) =>
    body === null
      ? []
      : [{ id, by, at, mentioned: mentionedIn(body), words: shortened(wordsOf(body)) }],
  );
  const partakers = new Set([
    authorId,
    ...(assigneeId === null ? [] : [assigneeId]),
    ...Object.keys(thread.follows),
    ...sayings.flatMap(({ by, mentioned }) => [by, ...mentioned]),
  ]);
  const followers = new Set([...partakers].filter((id) => follows(said, id)));
  const { id, number, answers } = thread;
  const answeredAt = answers.at(-1)?.at ?? null;
  return { id, number, group, authorId, assigneeId, state, answeredAt, followers, sayings };
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > WORDS_KEPT ? `${line.slice(0, WORDS_KEPT).trimEnd()}…` : line;
}

/** What waits for one person, thread by thread. */
export interface WaitingHere {
  readonly answered: readonly ThreadDigest[];
  readonly assigned: readonly ThreadDigest[];
  /** What others said that this person has not seen, by thread. */
  readonly news: readonly { readonly thread: ThreadDigest; readonly sayings: readonly Saying[] }[];
  readonly decided: readonly DecisionDigest[];
}

/** What waits for one person, who last looked at a part when `lookedAt` says; of threads that they may not see, nothing is told. */
export function waitingIn(
  digest: Digest,
  viewer: Pick<Viewer, 'personId' | 'groupIds'>,
  lookedAt: (part: string) => string,
): WaitingHere {
  const { personId: me } = viewer;
  const seen = digest.threads.filter((thread) => sees(viewer, thread));
  const isNews = ({ id, followers }: ThreadDigest, { by, at, mentioned }: Saying) =>
    by !== me && at > lookedAt(id) && (followers.has(me) || mentioned.has(me));
  const news = seen.map((thread) => ({
    thread,
    sayings: thread.sayings.filter((saying) => isNews(thread, saying)),
  }));
  return {
    answered: seen.filter(({ state, authorId }) => state === 'answered' && authorId === me),
    assigned: seen.filter(({ state, assigneeId }) => state === 'open' && assigneeId === me),
    news: news.filter(({ sayings }) => sayings.length > 0),
    decided: digest.decisions.filter(
      ({ authorId, by, at }) => authorId === me && by !== me && at > lookedAt('decisions'),
    ),
  };
}

/** The same as numbers. */
export function countsFor(...asked: Parameters<typeof waitingIn>): Counts {
  const { answered, assigned, news, decided } = waitingIn(...asked);
  return {
    answered: answered.length,
    assigned: assigned.length,
    news: news.flatMap(({ sayings }) => sayings).length,
    decided: decided.length,
  };
}
