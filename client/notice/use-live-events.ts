import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Heard, listenToEvents } from '#client/notice/event-source.ts';
import { changedKeys } from '#client/notice/live-changes.ts';

/** People typing change a paper many times a second; asking once a second is as fresh as a list needs. */
const GATHER_MS = 1000;

/** Keeps every answer on the page fresh while somebody is signed in. */
export function useLiveEvents(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let waiting = new Map<string, Heard>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const apply = () => {
      timer = undefined;
      const heard = [...waiting.values()];
      waiting = new Map();
      const keys = heard.map((event) => (event === 'missed-some' ? null : changedKeys(event)));
      if (keys.includes(null)) {
        void queries.invalidateQueries();
        return;
      }
      for (const queryKey of keys.flatMap((some) => some ?? [])) {
        void queries.invalidateQueries({ queryKey });
      }
    };
    const stop = listenToEvents((event) => {
      waiting.set(JSON.stringify(event), event);
      timer ??= setTimeout(apply, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queries]);
}
