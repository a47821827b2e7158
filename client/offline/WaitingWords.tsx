import { useEffect, useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { copiesHere, holdsUnsaved } from '#client/offline/copies.ts';
import { Notice } from '#client/ui/Notice.tsx';

/**
 * At the door: that words wait on this device for whoever wrote them. Not whose, not where and not which: nobody has
 * said yet who they are.
 */
export function WaitingWords() {
  const say = useSay();
  const [areWaiting, setAreWaiting] = useState(false);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      for (const { name } of await copiesHere()) {
        if (!(await holdsUnsaved(name))) continue;
        if (!isOver) setAreWaiting(true);
        return;
      }
    };
    void look();
    return () => {
      isOver = true;
    };
  }, []);
  if (!areWaiting) return null;
  return <Notice tone="info">{say('offline.waitingForOwner')}</Notice>;
}
