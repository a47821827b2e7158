import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '#shared/member/member-contract.ts';
import { getVisit } from '#shared/sign-in/device-contract.ts';
import { queryOf } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { copiesHere } from '#client/offline/copies.ts';
import { forgetSaved } from '#client/offline/forget.ts';
import { dropOtherForums, keepFor, leaveTo } from '#client/offline/kept-answers.ts';
import { isOnline, watchReach } from '#client/offline/reach.ts';
import { waitingRemarks } from '#client/offline/remark-outbox.ts';
import { noteShared } from '#client/offline/shared-device.ts';
import { startWorker } from '#client/offline/start-worker.ts';
import { pageIsOf } from '#client/offline/who-is-here.ts';
import { type Draft, keptDrafts } from '#client/remembered/draft.ts';
import { showToast } from '#client/ui/toast.ts';

const SENT = { text: 'delivered', remarks: 'remarksDelivered', forms: 'formsDelivered' } as const;
const REFUSED = {
  text: 'notTaken',
  remarks: 'remarksNotTaken',
  forms: 'formsNotTaken',
} as const;
const doesWait = ({ draft }: { readonly draft: Draft }) => draft['waits'] === 'yes';

/** Tabs tell each other that somebody has signed out. */
const CHANNEL = 'nayar-device';
const LEFT = 'left';
/** After the page is drawn; nobody waits for this. In milliseconds. */
const SETTLING_MS = 1500;

/** Keeps this device in step with who is here: what is kept is theirs, what waits is sent, what is lost is dropped. */
export function useDeviceOf(me: Me | undefined, isSignedOut: boolean): void {
  const say = useSay();
  const personId = me?.person.id;
  const visit = useQuery({ ...queryOf(getVisit, {}), enabled: personId !== undefined }).data;
  const isShared = visit?.isShared;
  useEffect(() => {
    if (personId === undefined) return;
    pageIsOf(personId);
    void inTurn(() => forgetOthersThan(personId));
  }, [personId]);
  useEffect(() => {
    // Not known yet, or not to be asked now: then it stays as it was.
    if (personId === undefined || isShared === undefined) return;
    noteShared(isShared);
    // On a computer that others use too only what the server lacks stays.
    if (!isShared) startWorker();
    void inTurn(() => (isShared ? forgetOthersThan(null) : keepFor(personId)));
  }, [personId, isShared]);
  useEffect(() => {
    // The session ended elsewhere.
    if (isSignedOut) void inTurn(() => forgetOthersThan(null));
  }, [isSignedOut]);
  useEffect(() => {
    if (!me) return undefined;
    const settle = async () => {
      if (!isOnline()) return;
      const { person, memberships } = me;
      const active = memberships.filter(({ suspended }) => !suspended);
      await dropOtherForums(person.id, new Set(active.map(({ forumId }) => forumId)));
      const hasCopies = (await copiesHere()).some((copy) => copy.personId === person.id);
      const hasWaiting =
        (await waitingRemarks(person.id)).length > 0 || keptDrafts(person.id, '').some(doesWait);
      if (!hasCopies && !hasWaiting) return;
      const { settleDevice } = await import('#client/offline/settle.ts');
      await settleDevice(person.id, ({ what, delivery }) => {
        if (delivery === 'sent') showToast('done', say(`offline.${SENT[what]}`));
        if (delivery === 'refused') showToast('warning', say(`offline.${REFUSED[what]}`));
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
  useEffect(leaveWithOtherTabs, []);
}

/** Goes to the door when somebody has signed out in another tab. */
function leaveWithOtherTabs(): (() => void) | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    if (data === LEFT) location.assign('/sign-in?left');
  });
  return () => channel.close();
}

/** Somebody has signed out here: the other tabs show nothing of theirs any more. */
export function tellOtherTabs(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target, it is this origin's own
  channel.postMessage(LEFT);
  channel.close();
}

/** What is kept, and for whom, changes one step after the other: a step must find what the one before it left. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn(step: () => Promise<void>): Promise<void> {
  const done = turn.then(step);
  turn = done.catch(() => undefined);
  return done;
}

/** Nothing that the server has of anybody else stays on this device. */
async function forgetOthersThan(personId: string | null): Promise<void> {
  const before = await leaveTo(personId);
  if (before !== null) await forgetSaved(before);
}
