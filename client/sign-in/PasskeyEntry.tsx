import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { beginSignInWithPasskey, signInWithPasskey } from '#shared/sign-in/passkey-contract.ts';
import { call } from '#client/http/call.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  askPasskey,
  hasAutofill,
  hasPasskeys,
  slipOf,
  stopAsking,
} from '#client/sign-in/passkey-browser.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

interface PasskeyEntryProps {
  readonly next: string | undefined;
  readonly isShared: boolean;
  readonly onEntered: (next: string) => void;
}

/** A challenge lives ten minutes: the one under the field is asked for anew before. */
const ASKED_ANEW_MS = 8 * 60_000;

/** Signing in with a passkey: by a button, and in the list under the address field where the browser has that. */
export function PasskeyEntry(props: PasskeyEntryProps) {
  const host = useAnswer(getSignInState, {}).data?.passkeyHost;
  return hasPasskeys(host) ? <Entry {...props} /> : null;
}

function Entry({ next, isShared, onEntered }: PasskeyEntryProps) {
  const say = useSay();
  const [isPending, setIsPending] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const isWindowWanted = useRef(false);
  const begin = useBeginning(() => isWindowWanted.current);
  const enter = async (isAutofill: boolean) => {
    const options = await begin(isAutofill);
    if (!options) return;
    const passkey = await askPasskey(options, isAutofill);
    const body = { passkey, ...(next && { next }), ...(isShared && { shared: true }) };
    onEntered((await call(signInWithPasskey, { body })).next);
  };
  const press = async () => {
    isWindowWanted.current = true;
    setIsPending(true);
    setFault(null);
    try {
      await enter(false);
    } catch (error) {
      setFault(error);
      // The window took the list's place: it is offered again.
      setRound((count) => count + 1);
    } finally {
      isWindowWanted.current = false;
      setIsPending(false);
    }
  };
  return (
    <>
      <Button
        icon={<KeyRound size={18} aria-hidden="true" />}
        isPending={isPending}
        onPress={() => void press()}
      >
        {say('passkey.enter')}
      </Button>
      <EntryFault fault={fault} />
      <Autofill key={round} ask={() => enter(true)} onFault={setFault} />
    </>
  );
}

/**
 * Asks the server for challenges one after the other: a browser without a cookie yet would be named anew by each of two
 * at once, and the answer to one of them refused. Null for the list while the window is wanted: a browser asks for one
 * thing at a time, and the list would close the window under the person's finger.
 */
function useBeginning(isWindowWanted: () => boolean) {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (isAutofill: boolean) => {
    const options = last.current.then(async () => {
      const begun = await call(beginSignInWithPasskey, { body: {} });
      return isAutofill && isWindowWanted() ? null : begun;
    });
    last.current = options.catch(() => null);
    return options;
  };
}

function EntryFault({ fault }: { readonly fault: unknown }) {
  const say = useSay();
  const slip = slipOf(fault);
  if (slip === null) return <FailureNotice error={fault} />;
  return (
    <Notice tone="info" isAnnounced>
      {say(slip === 'cannot' ? 'passkey.cannotEnter' : 'passkey.letBe')}
    </Notice>
  );
}

interface AutofillProps {
  readonly ask: () => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

/** Keeps a question open under the address field. That nobody answers it is no fault. */
function Autofill(props: AutofillProps) {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    let isOver = false;
    const begin = async () => {
      if (isOver || !(await hasAutofill())) return;
      await latest.current.ask();
    };
    const quietly = () =>
      void begin().catch((fault: unknown) => {
        // A refusal of the server is told; what the browser says about a list that was left is not.
        if (!isOver && slipOf(fault) === null) latest.current.onFault(fault);
      });
    quietly();
    const timer = setInterval(quietly, ASKED_ANEW_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      void stopAsking();
    };
  }, []);
  return null;
}
