import { Printer } from 'lucide-react';
import { useState } from 'react';
import type * as z from 'zod';
import { useParams } from 'react-router';
import { type EntryView, listSessionEntries } from '#shared/meeting/log-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { LogList } from '#client/meeting/LogList.tsx';
import { MinutesOfSession } from '#client/meeting/MinutesOfSession.tsx';
import { RecordDialog } from '#client/meeting/RecordDialog.tsx';
import { SAID_KINDS, type SaidKind } from '#client/meeting/use-recording.ts';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/meeting/Log.module.css';

type SessionLog = z.infer<typeof listSessionEntries.answer>;

/** What was decided in one session, and recording more for those who run it. */
export function SessionLogScreen() {
  const say = useSay();
  const { sessionId = '' } = useParams();
  const log = useAnswer(listSessionEntries, { sessionId });
  usePageTitle(say('meeting.log.title'), log.data?.sessionTitle ?? '');
  if (!log.data && refusalOf(log.error) === 'not-found') {
    return (
      <>
        <PageTitle>{say('meeting.log.title')}</PageTitle>
        <EmptyState title={say('session.notFound')}>{say('session.notFoundMore')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <BackLink to={`/sessions/${sessionId}`}>
        <bdi>{log.data?.sessionTitle ?? say('meeting.log.back')}</bdi>
      </BackLink>
      <PageTitle>{say('meeting.log.title')}</PageTitle>
      <p className={styles['lead']}>{say('meeting.log.lead')}</p>
      <Answered query={log} lines={6}>
        {(answer) => <Content sessionId={sessionId} log={answer} />}
      </Answered>
    </>
  );
}

interface Recorded {
  readonly kind: SaidKind;
  readonly corrects: number | null;
}

function Content({ sessionId, log }: { readonly sessionId: string; readonly log: SessionLog }) {
  const say = useSay();
  const [recording, setRecording] = useState<Recorded | null>(null);
  const { entries, mayRecord, forumId } = log;
  const correct = ({ kind, number }: EntryView) =>
    setRecording({
      kind: kind === 'action' || kind === 'note' ? kind : 'decision',
      corrects: number,
    });
  return (
    <>
      <div className={styles['tools']}>
        {mayRecord &&
          SAID_KINDS.map((kind) => (
            <Button key={kind} onPress={() => setRecording({ kind, corrects: null })}>
              {say(`meeting.record.${kind}`)}
            </Button>
          ))}
        <LinkButton tone="quiet" to={`/forums/${forumId}/decisions`}>
          {say('meeting.log.toForumLog')}
        </LinkButton>
        {entries.length > 0 && (
          <Button
            tone="quiet"
            icon={<Printer size={18} aria-hidden="true" />}
            onPress={() => {
              window.print();
            }}
          >
            {say('meeting.log.print')}
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <EmptyState title={say('meeting.log.empty')}>{say('meeting.log.emptyMore')}</EmptyState>
      ) : (
        <LogList log={log} onCorrect={mayRecord ? correct : undefined} />
      )}
      <MinutesOfSession sessionId={sessionId} />
      {recording && (
        <RecordDialog
          about={{ ...recording, sessionId, item: null, place: null }}
          forumId={forumId}
          onClose={() => setRecording(null)}
        />
      )}
    </>
  );
}
