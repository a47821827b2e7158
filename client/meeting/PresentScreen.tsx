import { useParams } from 'react-router';
import { getRegister } from '#shared/register/register-contract.ts';
import { getSession } from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Slides } from '#client/meeting/Slides.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/meeting/Present.module.css';

/** The recommendations of a forum, one on each screen. */
export function PresentForumScreen() {
  const { forumId = '' } = useParams();
  return (
    <Presented forumId={forumId} sessionId={null} back={`/forums/${forumId}/recommendations`} />
  );
}

/** The same for the papers of one session. */
export function PresentSessionScreen() {
  const { sessionId = '' } = useParams();
  const session = useAnswer(getSession, { sessionId });
  if (!session.data && refusalOf(session.error) === 'not-found') return <Missing />;
  return (
    <Answered query={session} lines={8}>
      {({ forumId }) => (
        <Presented forumId={forumId} sessionId={sessionId} back={`/sessions/${sessionId}`} />
      )}
    </Answered>
  );
}

interface PresentedProps {
  readonly forumId: string;
  readonly sessionId: string | null;
  readonly back: string;
}

function Presented({ forumId, ...rest }: PresentedProps) {
  const say = useSay();
  const register = useAnswer(getRegister, { forumId });
  usePageTitle(say('meeting.present.title'), register.data?.forumName ?? '');
  if (!register.data && refusalOf(register.error) === 'not-found') return <Missing />;
  return (
    <Answered query={register} lines={8}>
      {(view) => <Slides view={view} forumId={forumId} {...rest} />}
    </Answered>
  );
}

function Missing() {
  const say = useSay();
  return (
    <main id="main" className={styles['alone']}>
      <PageTitle>{say('meeting.present.title')}</PageTitle>
      <EmptyState
        title={say('meeting.present.missing')}
        action={<LinkButton to="/">{say('app.home.title')}</LinkButton>}
      />
    </main>
  );
}
