import { useEffect } from 'react';
import type { Me } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { forgetSaved } from '#client/offline/forget.ts';
import {
  changeWhoIsKept,
  keepFor,
  keepForNobody,
  whoIsKept,
} from '#client/offline/kept-answers.ts';
import { isOnline, watchReach } from '#client/offline/reach.ts';
import { startWorker } from '#client/offline/start-worker.ts';
import { showToast } from '#client/ui/toast.ts';

/** Tabs tell each other that somebody has signed out. */
const CHANNEL = 'nayar-device';
const LEFT = 'left';
/** After the page is drawn; nobody waits for this. In milliseconds. */
const SETTLING_MS = 1500;

/** Keeps this device in step with who is here: what is kept is theirs, what waits is sent, what is lost is dropped. */
export function useDeviceOf(me: Me | undefined, isSignedOut: boolean): void {
  const say = useSay();
  const personId = me?.person.id;
  useEffect(() => {
    if (personId === undefined) return;
    keepFor(personId);
    startWorker();
    void takeOver(personId);
  }, [personId]);
  useEffect(() => {
    if (!isSignedOut) return;
    void forgetWhoWasHere();
  }, [isSignedOut]);
  useEffect(() => {
    if (!me) return undefined;
    const settle = async () => {
      if (!isOnline()) return;
      const { settleDevice } = await import('#client/offline/settle.ts');
      await settleDevice(me.person.id, ({ delivery }) => {
        if (delivery === 'sent') showToast('done', say('offline.delivered'));
        if (delivery === 'refused') showToast('warning', say('offline.notTaken'));
      });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void settle().catch(() => undefined), SETTLING_MS);
    };
    soon();
    const stop = watchReach(soon);
    return () => {
      clearTimeout(timer);
      stop();
    };
    // Also when my roles have changed: then what I may read has.
  }, [me, say]);
  useEffect(() => {
    if (!('BroadcastChannel' in globalThis)) return undefined;
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }) => {
      if (data === LEFT) location.assign('/sign-in?left');
    });
    return () => channel.close();
  }, []);
}

/** Somebody has signed out here: the other tabs show nothing of theirs any more. */
export function tellOtherTabs(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target, it is this origin's own
  channel.postMessage(LEFT);
  channel.close();
}

/** What is on this device is this person's from now on, and nothing that the server has of another stays. */
async function takeOver(personId: string): Promise<void> {
  const before = await changeWhoIsKept(personId);
  if (before !== null && before !== personId) await forgetSaved(before);
}

/** The session has ended elsewhere: what the server has goes, and what it lacks waits for the same person. */
async function forgetWhoWasHere(): Promise<void> {
  const before = await whoIsKept();
  await keepForNobody();
  if (before !== null) await forgetSaved(before);
}
