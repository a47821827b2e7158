import { type ReactNode, useState } from 'react';
import { signOut } from '#shared/member/sign-in-contract.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';

interface Leaving {
  readonly leave: (everywhere: boolean) => void;
  readonly sending: { readonly isPending: boolean; readonly error: unknown };
  /** Stands anywhere on the screen: asks when something would be lost. */
  readonly question: ReactNode;
}

/**
 * Signs out here or everywhere. Text that is not saved yet is asked about first. Only after the server has agreed are the
 * papers' copies taken off this device, so that a sign-out without a network loses nothing; then the page is loaded
 * anew, so that nothing stays in its memory.
 */
export function useLeaving(): Leaving {
  const say = useSay();
  const [asked, setAsked] = useState<{ readonly everywhere: boolean } | null>(null);
  const sending = useSend(signOut, { onSent: () => void forgetAndGo() });
  const send = (everywhere: boolean) => {
    setAsked(null);
    sending.mutate({ body: { everywhere } });
  };
  const leave = async (everywhere: boolean) => {
    if (await hasUnsaved()) setAsked({ everywhere });
    else send(everywhere);
  };
  const question = (
    <Confirm
      isOpen={asked !== null}
      title={say('app.leave.title')}
      action={say('app.leave.anyway')}
      onConfirm={() => send(asked?.everywhere ?? false)}
      onClose={() => setAsked(null)}
    >
      <p>{say('app.leave.text')}</p>
    </Confirm>
  );
  return { leave: (everywhere) => void leave(everywhere), sending, question };
}

async function hasUnsaved(): Promise<boolean> {
  try {
    const { hasUnsavedWork } = await import('#client/connection/held-links.ts');
    return hasUnsavedWork();
  } catch {
    // What cannot even be fetched has never run here, and so holds nothing.
    return false;
  }
}

async function forgetAndGo(): Promise<void> {
  try {
    const { wipeLocalCopies } = await import('#client/connection/device-copy.ts');
    await wipeLocalCopies();
  } finally {
    location.assign('/sign-in?left');
  }
}
