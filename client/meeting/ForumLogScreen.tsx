import { useParams } from 'react-router';
import type * as z from 'zod';
import { listForumEntries, olderForumEntries } from '#shared/meeting/log-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { call } from '#client/http/call.ts';
import { useAnswer } from '#client/http/query.ts';
import { useOlder } from '#client/http/use-older.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { LogList } from '#client/meeting/LogList.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { Button } from '#client/ui/Button.tsx';
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
      <p className={styles['lead']}>{say('meeting.log.forumLead')}</p>
      <Answered query={log} lines={6}>
        {(answer) =>
          answer.entries.length === 0 && answer.next === null ? (
            <EmptyState title={say('meeting.log.empty')}>
              {say('meeting.log.emptyForumMore')}
            </EmptyState>
          ) : (
            <Entries key={forumId} forumId={forumId} first={answer} />
          )
        }
      </Answered>
    </>
  );
}

interface EntriesProps {
  readonly forumId: string;
  readonly first: z.infer<typeof listForumEntries.answer>;
}

function Entries({ forumId, first }: EntriesProps) {
  const say = useSay();
  const { items, hasOlder, isBringing, bringOlder } = useOlder(
    { items: first.entries, next: first.next },
    async (from) => {
      const params = { forumId, number: String(from) };
      const { entries, next } = await call(olderForumEntries, { params });
      return { items: entries, next };
    },
  );
  return (
    <>
      <LogList log={{ entries: items, breaks: first.breaks }} isBySession />
      {hasOlder && (
        <Button isPending={isBringing} onPress={bringOlder}>
          {say('meeting.log.older')}
        </Button>
      )}
    </>
  );
}
