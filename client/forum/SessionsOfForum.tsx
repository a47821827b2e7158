import { Link } from 'react-router';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { MakingSessions } from '#client/session/MakingSessions.tsx';
import { SessionTable } from '#client/session/SessionTable.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/forum/Forum.module.css';

interface SessionsOfForumProps {
  readonly forum: ForumView;
  readonly groupId: string | null;
}

/** The sessions of a forum as they were planned, with what is still uncertain in them. */
export function SessionsOfForum({ forum, groupId }: SessionsOfForumProps) {
  const say = useSay();
  const sessions = useAnswer(listSessions, { forumId: forum.id });
  return (
    <Section
      title={say('forum.session.title')}
      id="sessions"
      action={forum.myRole === 'coordinator' && <MakingSessions forumId={forum.id} />}
    >
      <Answered query={sessions}>
        {(all) => {
          if (all.length === 0) {
            return (
              <EmptyState title={say('forum.session.empty')}>
                {say('forum.session.emptyMore')}
              </EmptyState>
            );
          }
          const some = all.filter(
            (session) =>
              groupId === null || session.groupId === null || session.groupId === groupId,
          );
          return some.length === 0 ? (
            <EmptyState title={say('forum.session.none')}>
              {say('forum.session.noneMore')}
            </EmptyState>
          ) : (
            <>
              <SessionTable sessions={some} />
              <p className={styles['below']}>
                <Link to="/settings#calendars">{say('calendar.follow')}</Link>
              </p>
            </>
          );
        }}
      </Answered>
    </Section>
  );
}
