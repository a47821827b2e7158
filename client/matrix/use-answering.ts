import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { answerThreads, listThreads, type ThreadView } from '#shared/thread/thread-contract.ts';
import type { Disposition } from '#shared/thread/thread.ts';
import { keyOf, queryOf } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useMe } from '#client/member/me.ts';

export interface GivenAnswer {
  readonly ids: readonly string[];
  readonly disposition: Disposition;
  readonly reason: string;
  readonly sameAs?: string | null;
}

/** So long nobody answers before the whole list is asked for again: one who works through hundreds is not held up. */
const QUIET_MS = 1500;

/** Most remarks that one request may name. */
const MOST_AT_ONCE = 500;

/**
 * Gives answers. What the server has taken is shown at once in its rows; everything else that came of it is asked for when
 * the answering pauses.
 */
export function useAnswering(paperId: string) {
  const queries = useQueryClient();
  const send = useSend(answerThreads);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const refresh = useCallback(() => {
    timer.current = undefined;
    void queries.invalidateQueries({ queryKey: keyOf(listThreads, { paperId }) });
  }, [queries, paperId]);
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      refresh();
    },
    [refresh],
  );
  const show = useShowAnswer(paperId);
  return {
    error: send.error,
    isPending: send.isPending,
    /** Answers how many were taken; rejects with what `error` shows. */
    give: async (given: GivenAnswer): Promise<readonly string[]> => {
      const { ids, disposition, reason, sameAs = null } = given;
      const taken: string[] = [];
      // The main remark stands in every request: others are joined to one that the server is told of.
      const main = sameAs === null ? [] : [sameAs];
      const others = ids.filter((id) => id !== sameAs);
      const size = MOST_AT_ONCE - main.length;
      for (let at = 0; at < Math.max(1, others.length); at += size) {
        const named = [...main, ...others.slice(at, at + size)];
        const body = { ids: named, disposition, reason, sameAs };
        const { answered } = await send.mutateAsync({ params: { paperId }, body });
        show(given, answered);
        taken.push(...answered);
      }
      clearTimeout(timer.current);
      timer.current = setTimeout(refresh, QUIET_MS);
      return taken;
    },
  };
}

/** Shows an answer that the server has taken in the rows of those it was given to. */
function useShowAnswer(paperId: string) {
  const queries = useQueryClient();
  const byName = useMe().person.name;
  return ({ disposition, reason, sameAs = null }: GivenAnswer, ids: readonly string[]) => {
    const answered = new Set(ids);
    const answer = { disposition, reason, byName, at: new Date().toISOString(), insisted: null };
    const withAnswer = (thread: ThreadView): ThreadView => ({
      ...thread,
      state: 'answered',
      sameAs: thread.id === sameAs ? null : sameAs,
      answers: [...thread.answers, answer],
    });
    queries.setQueryData(
      queryOf(listThreads, { paperId }).queryKey,
      (shown) =>
        shown && {
          ...shown,
          threads: shown.threads.map((thread) =>
            answered.has(thread.id) ? withAnswer(thread) : thread,
          ),
        },
    );
  };
}
