import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { withChanges } from '#shared/thread/changed-threads.ts';
import { changedThreads, listThreads, type ThreadList } from '#shared/thread/thread-contract.ts';
import { callFor } from '#client/http/call.ts';
import { queryOf } from '#client/http/query.ts';
import { keepAnswer } from '#client/offline/kept-answers.ts';

/**
 * The lists as the server told them, by paper. What is shown may be ahead of them by somebody's own deeds, and what is
 * different since can only be laid on what was told.
 */
const told = new WeakMap<QueryClient, Map<string, ThreadList>>();

/** How the remarks on a paper are asked for: whole once, and from then on what is different. */
export function threadsQuery(paperId: string) {
  const whole = queryOf(listThreads, { paperId });
  return queryOptions({
    ...whole,
    queryFn: async (context): Promise<ThreadList> => {
      const { client, signal } = context;
      const lists = told.get(client) ?? new Map<string, ThreadList>();
      told.set(client, lists);
      const list =
        (await freshened(paperId, lists.get(paperId), signal)) ?? (await wholeList(context));
      lists.set(paperId, list);
      return list;
    },
  });

  async function wholeList(context: Parameters<NonNullable<typeof whole.queryFn>>[0]) {
    if (typeof whole.queryFn !== 'function') throw new Error('no way to ask for remarks');
    return whole.queryFn(context);
  }
}

/** Null where nothing was told yet, and where the difference cannot be had: the whole is asked for then, as at first. */
async function freshened(
  paperId: string,
  last: ThreadList | undefined,
  signal: AbortSignal,
): Promise<ThreadList | null> {
  if (!last?.cursor) return null;
  try {
    const params = { paperId, cursor: last.cursor };
    const { answer: changes, to } = await callFor(changedThreads, { params, signal });
    const { cursor, rights } = changes;
    const answer = { threads: withChanges(last.threads, changes), rights, cursor };
    keepAnswer({ path: listThreads.path, params: { paperId }, answer, to });
    return answer;
  } catch {
    // Whatever it is, asking for the whole finds it too, and knows what to tell and what to keep.
    return null;
  }
}
