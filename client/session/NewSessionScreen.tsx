import { useState } from 'react';
import * as z from 'zod';
import { useNavigate, useParams } from 'react-router';
import { getForum } from '#shared/forum/forum-contract.ts';
import { getHome } from '#shared/paper/paper-contract.ts';
import { listSessions, makeSessions } from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useKeptForm } from '#client/member/use-kept-form.ts';
import { SessionForm } from '#client/session/SessionForm.tsx';
import { emptySession, KeptSession } from '#client/session/session-typed.ts';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';

const Kept = z.object({ batchId: z.string(), typed: KeptSession });
type Kept = z.infer<typeof Kept>;

/** Making one session. */
export function NewSessionScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  // The batch is the same for every try of this form: an answer that was lost on its way makes no second session.
  const [first] = useState(() => ({ batchId: crypto.randomUUID(), typed: emptySession() }));
  const kept = useKeptForm<Kept>(`new session.${forumId}`, first, Kept);
  const { batchId, typed } = kept.value;
  usePageTitle(say('session.form.newTitle'), forum.data?.name ?? '');
  const sending = useSend(makeSessions, {
    changes: [listSessions, getHome],
    onSent: ({ ids }) => {
      kept.drop();
      showToast('done', say('session.form.made'));
      void navigate(`/sessions/${ids[0] ?? ''}`);
    },
  });
  return (
    <>
      <BackLink to={`/forums/${forumId}#sessions`}>{say('session.toForum')}</BackLink>
      <PageTitle>{say('session.form.newTitle')}</PageTitle>
      <Answered query={forum}>
        {(known) =>
          known.myRole === 'coordinator' ? (
            <SessionForm
              forum={known}
              form={{
                ...kept,
                value: typed,
                change: (next) => kept.change({ batchId, typed: next }),
              }}
              action={say('session.form.make')}
              sending={sending}
              back={`/forums/${forumId}#sessions`}
              onSend={(wish) =>
                sending.mutate({ params: { forumId }, body: { batchId, sessions: [wish] } })
              }
            />
          ) : (
            <FailureNotice error={null} words={say('refusal.role-too-low')} />
          )
        }
      </Answered>
    </>
  );
}
