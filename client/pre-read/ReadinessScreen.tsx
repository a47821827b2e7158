import { useParams } from 'react-router';
import { getReadiness } from '#shared/pre-read/pre-read-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { SessionReadiness } from '#client/pre-read/SessionReadiness.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';

/** The readiness of a session by an address of its own. */
export function ReadinessScreen() {
  const say = useSay();
  const { sessionId = '' } = useParams();
  const board = useAnswer(getReadiness, { sessionId });
  const session = board.data?.sessionTitle ?? '';
  usePageTitle(say('preRead.board.title'), session);
  return (
    <>
      <BackLink to={`/sessions/${sessionId}`}>{say('session.page')}</BackLink>
      <PageTitle>
        <Sentence of="preRead.board.titleOf" values={{ session }} />
      </PageTitle>
      <SessionReadiness sessionId={sessionId} />
    </>
  );
}
