import { mentionedIn } from '#shared/thread/comment-body.ts';
import type { DecisionRow, Remarks, ThreadRow } from '#server/storage/remarks.ts';
import { follows, type Said, together } from '#server/thread/thread-view.ts';
import { sees, type Viewer } from '#server/thread/viewer.ts';

/** Who said something when, and to whom by name; never what. */
interface Saying {
  readonly by: string;
  readonly at: string;
  readonly mentioned: ReadonlySet<string>;
}

interface ThreadDigest extends Pick<ThreadRow, 'group' | 'authorId' | 'assigneeId' | 'state'> {
  readonly followers: ReadonlySet<string>;
  readonly sayings: readonly Saying[];
}

/** The remarks of a paper without a word of them: what it takes to count what waits for somebody, and no more. */
export interface Digest {
  readonly threads: readonly ThreadDigest[];
  readonly decisions: readonly Pick<DecisionRow, 'authorId' | 'by' | 'at'>[];
  /** Everybody for whom anything could wait here. */
  readonly involved: ReadonlySet<string>;
}

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
    decisions: decisions.map(({ authorId, by, at }) => ({ authorId, by, at })),
    involved: new Set(involved),
  };
}

function digestOfThread(said: Said): ThreadDigest {
  const { thread, comments } = said;
  const { group, authorId, assigneeId, state } = thread;
  const sayings = comments.flatMap(({ authorId: by, at, body }) =>
    body === null ? [] : [{ by, at, mentioned: mentionedIn(body) }],
  );
  const partakers = new Set([
    authorId,
    ...(assigneeId === null ? [] : [assigneeId]),
    ...Object.keys(thread.follows),
    ...sayings.flatMap(({ by, mentioned }) => [by, ...mentioned]),
  ]);
  const followers = new Set([...partakers].filter((id) => follows(said, id)));
  return { group, authorId, assigneeId, state, followers, sayings };
}

/** What waits for one person, who last looked at `lookedAt`; of threads that they may not see, nothing is counted. */
export function countsFor(
  digest: Digest,
  viewer: Pick<Viewer, 'personId' | 'groupIds'>,
  lookedAt: string,
): Counts {
  const { personId: me } = viewer;
  const seen = digest.threads.filter((thread) => sees(viewer, thread));
  const isNews = ({ followers }: ThreadDigest, { by, at, mentioned }: Saying) =>
    by !== me && at > lookedAt && (followers.has(me) || mentioned.has(me));
  const news = seen.map((thread) => thread.sayings.filter((saying) => isNews(thread, saying)));
  return {
    answered: seen.filter(({ state, authorId }) => state === 'answered' && authorId === me).length,
    assigned: seen.filter(({ state, assigneeId }) => state === 'open' && assigneeId === me).length,
    news: news.flat().length,
    decided: digest.decisions.filter(
      ({ authorId, by, at }) => authorId === me && by !== me && at > lookedAt,
    ).length,
  };
}
