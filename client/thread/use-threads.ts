import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { verbsOf } from '#shared/member/role.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { listThreads, type ThreadRights, type ThreadView } from '#shared/thread/thread-contract.ts';
import { keyOf, queryOf } from '#client/http/query.ts';
import { useMe } from '#client/member/me.ts';
import { watchDevice } from '#client/offline/device-changes.ts';
import { threadsQuery } from '#client/thread/threads-query.ts';
import { type WaitingRemark, waitingRemarks } from '#client/offline/remark-outbox.ts';

/** Whether somebody sees remarks on a paper at all; the stage takes nothing of that away. */
export function seesRemarks({ myRole }: Pick<PaperView, 'myRole'>): boolean {
  return verbsOf(myRole).has('comment');
}

const NO_THREADS: readonly ThreadView[] = [];
const NO_RIGHTS: ThreadRights = {
  mayComment: false,
  mayDispose: false,
  mayAssign: false,
  groups: [],
  people: [],
};

export interface Threads {
  readonly threads: readonly ThreadView[];
  readonly rights: ThreadRights;
  readonly isHere: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** The remarks on a paper that this person sees, with what they may do. */
export function useThreads(paper: PaperView): Threads {
  const { id: paperId } = paper;
  const answer = useQuery({ ...threadsQuery(paperId), enabled: seesRemarks(paper) });
  const { refetch } = answer;
  return {
    threads: answer.data?.threads ?? NO_THREADS,
    rights: answer.data?.rights ?? NO_RIGHTS,
    isHere: answer.data !== undefined,
    error: answer.error,
    refetch: useCallback(() => void refetch(), [refetch]),
  };
}

/** Asks again when stage or role have changed: what one may do follows them, and no event about remarks tells. */
export function useFreshRights({ id: paperId, stage, myRole }: PaperView): void {
  const queries = useQueryClient();
  const known = useRef(`${stage} ${myRole}`);
  useEffect(() => {
    const now = `${stage} ${myRole}`;
    if (known.current === now) return;
    known.current = now;
    void queries.invalidateQueries({ queryKey: keyOf(listThreads, { paperId }) });
  }, [queries, paperId, stage, myRole]);
}

/** Puts the server's newest word about a thread in the place of what is shown, until the whole is asked for again. */
export function useShowThread(paperId: string): (thread: ThreadView) => void {
  const queries = useQueryClient();
  return useCallback(
    (thread) => {
      queries.setQueryData(queryOf(listThreads, { paperId }).queryKey, (shown) => {
        if (!shown) return shown;
        const isKnown = shown.threads.some(({ id }) => id === thread.id);
        const threads = isKnown
          ? shown.threads.map((old) => (old.id === thread.id ? thread : old))
          : [...shown.threads, thread];
        return { ...shown, threads };
      });
    },
    [queries, paperId],
  );
}

const NOTHING_WAITS: readonly WaitingRemark[] = [];

/** What this person wrote about the paper that is not with the server yet. */
export function useWaiting(paperId: string): readonly WaitingRemark[] {
  const personId = useMe().person.id;
  const [waiting, setWaiting] = useState(NOTHING_WAITS);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const all = await waitingRemarks(personId);
      const here = all.filter((remark) => remark.paperId === paperId);
      if (!isOver) setWaiting((old) => (old.length + here.length === 0 ? old : here));
    };
    const lookAgain = () => void look();
    lookAgain();
    const stop = watchDevice(lookAgain);
    return () => {
      isOver = true;
      stop();
    };
  }, [personId, paperId]);
  return waiting;
}
