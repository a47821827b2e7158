import { useParams } from 'react-router';
import { listForumEntries } from '#shared/meeting/log-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { LogList } from '#client/meeting/LogList.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/meeting/Log.module.css';

/** All that a forum decided, session by session. */
export function ForumLogScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const log = useAnswer(listForumEntries, { forumId });
  usePageTitle(say('meeting.log.forumTitle'), log.data?.forumName ?? '');
  if (!log.data && refusalOf(log.error) === 'not-found') {
    return <AskForAccess kind="forum" id={forumId} />;
  }
  return (
    <>
      <BackLink to={`/forums/${forumId}`}>
        <bdi>{log.data?.forumName ?? say('register.backToForum')}</bdi>
      </BackLink>
      <PageTitle>{say('meeting.log.forumTitle')}</PageTitle>
      <p className={styles['lead']}>{say('meeting.log.lead')}</p>
      <Answered query={log} lines={6}>
        {(answer) =>
          answer.entries.length === 0 ? (
            <EmptyState title={say('meeting.log.empty')}>
              {say('meeting.log.emptyForumMore')}
            </EmptyState>
          ) : (
            <LogList log={answer} isBySession />
          )
        }
      </Answered>
    </>
  );
}
