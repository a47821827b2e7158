import { useState } from 'react';
import * as z from 'zod';
import { useNavigate, useParams } from 'react-router';
import { getForum } from '#shared/forum/forum-contract.ts';
import { getHome } from '#shared/paper/paper-contract.ts';
import {
  changeSession,
  getSession,
  listSessions,
  SessionView,
} from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useKeptForm } from '#client/member/use-kept-form.ts';
import { SessionForm } from '#client/session/SessionForm.tsx';
import { changeOf, KeptSession, typedSession } from '#client/session/session-typed.ts';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';

const Kept = z.object({ found: SessionView, typed: KeptSession });
type Kept = z.infer<typeof Kept>;

/** Changing a session: by who coordinates the forum, or leads it. */
export function EditSessionScreen() {
  const say = useSay();
  const { sessionId = '' } = useParams();
  const session = useAnswer(getSession, { sessionId });
  usePageTitle(say('session.form.editTitle'), session.data?.forumName ?? '');
  return (
    <>
      <BackLink to={`/sessions/${sessionId}`}>{say('session.what')}</BackLink>
      <PageTitle>{say('session.form.editTitle')}</PageTitle>
      <Answered query={session}>
        {(known) =>
          known.mayManage ? (
            <Editing session={known} />
          ) : (
            <FailureNotice error={null} words={say('refusal.role-too-low')} />
          )
        }
      </Answered>
    </>
  );
}

function Editing({ session }: { readonly session: SessionView }) {
  const say = useSay();
  const navigate = useNavigate();
  const forum = useAnswer(getForum, { forumId: session.forumId });
  // With the session as the form found it: one that changes meanwhile, also between visits, does not change what is
  // being typed over.
  const [first] = useState(() => ({ found: session, typed: typedSession(session) }));
  const kept = useKeptForm<Kept>(`session.${session.id}`, first, Kept);
  const { found, typed } = kept.value;
  const back = `/sessions/${session.id}`;
  const sending = useSend(changeSession, {
    changes: [getSession, listSessions, getHome],
    onSent: () => {
      kept.drop();
      showToast('done', say('session.form.saved'));
      void navigate(back);
    },
  });
  const isWarned = refusalOf(sending.error) === 'changed-meanwhile';
  return (
    <Answered query={forum}>
      {(known) => (
        <SessionForm
          forum={known}
          form={{ ...kept, value: typed, change: (next) => kept.change({ found, typed: next }) }}
          action={say('session.form.save')}
          sending={sending}
          back={back}
          onSend={(wish) =>
            sending.mutate({
              params: { sessionId: session.id },
              // Told that it was changed meanwhile, whoever sends again means it: over what it is now, and only what differs.
              body: {
                ...changeOf(found, wish),
                revision: isWarned ? session.revision : found.revision,
              },
            })
          }
        />
      )}
    </Answered>
  );
}
