import { type ReactNode, useState } from 'react';
import { signOut } from '#shared/member/sign-in-contract.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { closeAllCopies } from '#client/offline/copies.ts';
import { forgetPerson, holdsUnsentWork } from '#client/offline/forget.ts';
import { keepForNobody } from '#client/offline/kept-answers.ts';
import { hasUnsaved } from '#client/offline/unsaved-work.ts';
import { tellOtherTabs } from '#client/offline/use-device.ts';
import { forgetDrafts, keptDrafts } from '#client/remembered/draft.ts';
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
  const personId = useMe().person.id;
  const [asked, setAsked] = useState<{ readonly everywhere: boolean } | null>(null);
  const sending = useSend(signOut, { onSent: () => void forgetAndGo(personId) });
  const send = (everywhere: boolean) => {
    setAsked(null);
    sending.mutate({ body: { everywhere } });
  };
  const leave = async (everywhere: boolean) => {
    if (await wouldLose(personId)) setAsked({ everywhere });
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

/** Whether words would be lost: on this page, in a remark that was begun, or while the server was away. */
async function wouldLose(personId: string): Promise<boolean> {
  if (hasUnsaved() || keptDrafts(personId, 'remark ').length > 0) return true;
  return holdsUnsentWork(personId);
}

async function forgetAndGo(personId: string): Promise<void> {
  try {
    forgetDrafts();
    closeAllCopies();
    await keepForNobody();
    await forgetPerson(personId);
    tellOtherTabs();
  } finally {
    location.assign('/sign-in?left');
  }
}
