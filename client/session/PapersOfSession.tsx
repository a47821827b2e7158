import { useState } from 'react';
import { Link } from 'react-router';
import { getForum } from '#shared/forum/forum-contract.ts';
import { getHome, getPaper, listPapers } from '#shared/paper/paper-contract.ts';
import {
  attachPaper,
  detachPaper,
  getSession,
  listSessions,
  type SessionView,
} from '#shared/session/session-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { ExportButton } from '#client/interchange/ExportButton.tsx';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { NewPaper } from '#client/paper/NewPaper.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import list from '#client/ui/List.module.css';
import styles from '#client/session/Session.module.css';

interface OfSession {
  readonly session: SessionView;
}

const CHANGES = [getSession, listSessions, listPapers, getPaper, getHome];

/** The papers of a session: to open, to start, to add and to take out. */
export function PapersOfSession({ session }: OfSession) {
  const say = useSay();
  const forum = useAnswer(getForum, { forumId: session.forumId }).data;
  const taking = useSend(detachPaper, {
    changes: CHANGES,
    onSent: () => showToast('done', say('session.papers.detached')),
  });
  const { id: sessionId, papers, groupId, mayManage } = session;
  return (
    <Section title={say('session.papers.title')}>
      {papers.length === 0 ? (
        <EmptyState title={say('session.papers.empty')}>
          {say('session.papers.emptyMore')}
        </EmptyState>
      ) : (
        <ul className={list['list']}>
          {papers.map(({ id, title }) => (
            <li key={id} className={styles['paper']}>
              <Link to={`/papers/${id}`}>
                <bdi>{title}</bdi>
              </Link>
              <ExportButton paperId={id} of={{ title }} />
              {mayManage && (
                <Button
                  tone="quiet"
                  aria-label={say('session.papers.detachFor', { title: isolated(title) })}
                  onPress={() => taking.mutate({ params: { sessionId, paperId: id } })}
                >
                  {say('session.papers.detach')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <FailureNotice error={taking.error} />
      <div className={styles['marks']}>
        {forum?.mayStartPaper && <NewPaper forum={forum} place={{ sessionId, groupId }} />}
        {mayManage && <Attaching session={session} />}
      </div>
    </Section>
  );
}

function Attaching({ session }: OfSession) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>{say('session.papers.attach')}</Button>
      <Dialog title={say('session.papers.attachTitle')} isOpen={isOpen} onClose={close}>
        <AttachForm session={session} onClose={close} />
      </Dialog>
    </>
  );
}

function AttachForm({ session, onClose }: OfSession & { readonly onClose: () => void }) {
  const say = useSay();
  const all = useAnswer(listPapers, { forumId: session.forumId }).data ?? [];
  const others = all.filter(({ sessionId }) => sessionId !== session.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const paperId = chosen ?? others[0]?.id ?? '';
  const sending = useSend(attachPaper, {
    changes: CHANGES,
    onSent: () => {
      showToast('done', say('session.papers.attached'));
      onClose();
    },
  });
  if (others.length === 0) return <p>{say('session.papers.none')}</p>;
  return (
    <SendForm
      sending={sending}
      action={say('session.papers.send')}
      onClose={onClose}
      onSubmit={() => sending.mutate({ params: { sessionId: session.id }, body: { paperId } })}
    >
      <p>{say('session.papers.attachIs')}</p>
      <Select
        label={say('session.papers.which')}
        value={paperId}
        onChange={setChosen}
        options={others.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </SendForm>
  );
}
