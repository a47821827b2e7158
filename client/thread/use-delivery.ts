import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { keyOf } from '#client/http/query.ts';
import type { RemarkDesk } from '#client/thread/remark-desk.ts';
import { useMe } from '#client/member/me.ts';
import { deliverRemarks } from '#client/offline/deliver-remarks.ts';

/** So often what waits is tried again while the device has a network, in milliseconds. */
const AGAIN_MS = 15_000;
/** A network that has just come is not always one that carries. */
const SETTLING_MS = 500;

/**
 * Sends what waits as soon as it can be sent, while its paper is open; for the others `offline/settle.ts` does. What was
 * said of it is taken back when nothing waits any more.
 */
export function useDelivery(paperId: string, desk: RemarkDesk, waits: boolean): void {
  const personId = useMe().person.id;
  const queries = useQueryClient();
  useEffect(() => {
    if (!waits) return undefined;
    const noLonger = () => {
      if (desk.state().said === 'waits') desk.change({ said: null });
    };
    const deliver = async () => {
      if (!navigator.onLine) return;
      const { sent } = await deliverRemarks(personId);
      if (sent === 0) return;
      desk.change({ said: 'sent' });
      await queries.invalidateQueries({ queryKey: keyOf(listThreads, { paperId }) });
    };
    const now = () => void deliver().catch(() => undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(now, SETTLING_MS);
    };
    const again = setInterval(now, AGAIN_MS);
    window.addEventListener('online', soon);
    return () => {
      clearInterval(again);
      clearTimeout(timer);
      window.removeEventListener('online', soon);
      noLonger();
    };
  }, [personId, paperId, desk, queries, waits]);
}
