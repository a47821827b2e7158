import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { listWaiting, lookAtRemarks } from '#shared/thread/waiting-contract.ts';
import { call } from '#client/http/call.ts';
import { keyOf } from '#client/http/query.ts';

/** What was told of this visit, so that drawing a thread again tells nothing. */
const told = new Map<string, string>();

/** Tells the server that I have seen one thread of a paper, or the decisions on it, up to a moment: it waits for me no more. */
export function useLook(paperId: string, part: { threadId: string } | 'decisions', until: string) {
  const client = useQueryClient();
  const key = `${paperId} ${part === 'decisions' ? part : part.threadId}`;
  useEffect(() => {
    if (until === '' || (told.get(key) ?? '') >= until) return;
    told.set(key, until);
    const body = { until, ...(part === 'decisions' ? { part } : part) };
    call(lookAtRemarks, { params: { paperId }, body })
      .then(() =>
        Promise.all(
          [listWaitingThings, listWaiting].map((one) =>
            client.invalidateQueries({ queryKey: keyOf(one) }),
          ),
        ),
      )
      // Without the server it waits on: the next look tells it.
      .catch(() => told.delete(key));
    // oxlint-disable-next-line react/exhaustive-deps -- the key says which part it is
  }, [key, until]);
}
