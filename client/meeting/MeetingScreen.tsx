import { useParams } from 'react-router';
import type { MeetingView } from '#shared/meeting/meeting-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { MeetingDesk } from '#client/meeting/MeetingDesk.tsx';
import { useMeeting } from '#client/meeting/use-meeting.ts';
import { LinkButton } from '#client/ui/Button.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/meeting/Meeting.module.css';

/** A meeting as it goes on: at the table, on the projector, and on everybody's own device. */
export function MeetingScreen() {
  const { sessionId = '' } = useParams();
  return <One key={sessionId} sessionId={sessionId} />;
}

function One({ sessionId }: { readonly sessionId: string }) {
  const say = useSay();
  const meeting = useMeeting(sessionId);
  const { data, error } = meeting.meeting;
  usePageTitle(say('meeting.title'), data?.title ?? '');
  if (!data && refusalOf(error) === 'not-found') {
    return (
      <main id="main" className={styles['alone']}>
        <PageTitle>{say('meeting.title')}</PageTitle>
        <EmptyState
          title={say('session.notFound')}
          action={<LinkButton to="/">{say('app.home.title')}</LinkButton>}
        >
          {say('session.notFoundMore')}
        </EmptyState>
      </main>
    );
  }
  return (
    <Answered query={meeting.meeting} lines={8}>
      {(view: MeetingView) => (
        <MeetingDesk view={view} meeting={meeting} toldAt={meeting.meeting.dataUpdatedAt} />
      )}
    </Answered>
  );
}
