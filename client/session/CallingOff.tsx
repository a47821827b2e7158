import { useState } from 'react';
import { useNavigate } from 'react-router';
import { getForum } from '#shared/forum/forum-contract.ts';
import { getHome } from '#shared/paper/paper-contract.ts';
import {
  changeSession,
  getSession,
  listSessions,
  removeSession,
  type SessionView,
} from '#shared/session/session-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface CallingOffProps {
  readonly session: SessionView;
}

/** Calling a session off and bringing it back; and removing one that was made in error. */
export function CallingOff({ session }: CallingOffProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const sending = useSend(changeSession, {
    changes: [getSession, listSessions, getHome],
    onSent: ({ calledOff }) => {
      setIsOpen(false);
      showToast('done', say(calledOff ? 'session.calledOffDone' : 'session.calledAgainDone'));
    },
  });
  const send = (calledOff: boolean) =>
    sending.mutate({
      params: { sessionId: session.id },
      body: { calledOff, revision: session.revision },
    });
  if (session.calledOff) {
    return (
      <>
        <Button isPending={sending.isPending} onPress={() => send(false)}>
          {say('session.callAgain')}
        </Button>
        <FailureNotice error={sending.error} />
        <Removing session={session} />
      </>
    );
  }
  return (
    <>
      <Button tone="quiet" onPress={() => setIsOpen(true)}>
        {say('session.callOff')}
      </Button>
      <Confirm
        title={say('session.callOffTitle')}
        isOpen={isOpen}
        action={say('session.callOff')}
        isPending={sending.isPending}
        onConfirm={() => send(true)}
        onClose={() => setIsOpen(false)}
      >
        <p>{say('session.callOffIs')}</p>
        <FailureNotice error={sending.error} />
      </Confirm>
      <Removing session={session} />
    </>
  );
}

/** Offered where it can be done: to coordinators, while the session has no papers. */
function Removing({ session }: CallingOffProps) {
  const say = useSay();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const forum = useAnswer(getForum, { forumId: session.forumId });
  const sending = useSend(removeSession, {
    changes: [listSessions, getHome],
    onSent: () => {
      showToast('done', say('session.removed'));
      void navigate(`/forums/${session.forumId}`);
    },
  });
  if (forum.data?.myRole !== 'coordinator' || session.papers.length > 0) return null;
  return (
    <>
      <Button tone="quiet" onPress={() => setIsOpen(true)}>
        {say('session.remove')}
      </Button>
      <Confirm
        title={say('session.removeTitle')}
        isOpen={isOpen}
        action={say('session.remove')}
        isPending={sending.isPending}
        onConfirm={() => sending.mutate({ params: { sessionId: session.id } })}
        onClose={() => setIsOpen(false)}
      >
        <p>{say('session.removeIs')}</p>
        <FailureNotice error={sending.error} />
      </Confirm>
    </>
  );
}
