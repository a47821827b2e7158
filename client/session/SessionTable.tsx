import { Link } from 'react-router';
import type { SessionView } from '#shared/session/session-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { today } from '#client/locale/dates.ts';
import { SessionDay } from '#client/session/SessionDay.tsx';
import { LeadOf, TopicTitle } from '#client/session/TopicWords.tsx';
import { Facts } from '#client/ui/List.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/session/SessionTable.module.css';

interface SessionTableProps {
  readonly sessions: readonly SessionView[];
}

/**
 * Sessions as a table with a line per topic; as cards where there is no room for one. What is uncertain in the plan is
 * shown so, in words: a day to be set, a day that looks wrong, a topic or a lead with a question mark.
 */
export function SessionTable({ sessions }: SessionTableProps) {
  const ahead = sessions.find(
    ({ day, dayDoubtful, calledOff }) => !dayDoubtful && !calledOff && (day ?? '') >= today(),
  );
  const nextId = ahead?.id ?? null;
  return useNarrow() ? (
    <Cards sessions={sessions} nextId={nextId} />
  ) : (
    <Grid sessions={sessions} nextId={nextId} />
  );
}

interface SessionRowsProps extends SessionTableProps {
  readonly nextId: string | null;
}

function Grid({ sessions, nextId }: SessionRowsProps) {
  const say = useSay();
  return (
    <div className={styles['frame']}>
      <table className={styles['table']}>
        <caption>
          <VisuallyHidden>{say('forum.session.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('forum.session.date')}</th>
            <th scope="col">{say('forum.session.topic')}</th>
            <th scope="col">{say('forum.session.lead')}</th>
          </tr>
        </thead>
        {sessions.map((session) => (
          <tbody key={session.id} id={`session-${session.id}`}>
            {session.topics.map((topic, place) => (
              <tr key={topic.title}>
                {place === 0 && (
                  <th scope="rowgroup" rowSpan={session.topics.length}>
                    <SessionDay session={session} isNext={session.id === nextId} />
                  </th>
                )}
                <td>
                  <TopicTitle topic={topic} to={`/sessions/${session.id}`} />
                  {place === session.topics.length - 1 && <Below session={session} />}
                </td>
                <td>
                  <LeadOf topic={topic} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Cards({ sessions, nextId }: SessionRowsProps) {
  const say = useSay();
  return (
    <ul className={styles['cards']} aria-label={say('forum.session.caption')}>
      {sessions.map((session) => (
        <li key={session.id} id={`session-${session.id}`} className={styles['card']}>
          <SessionDay session={session} isNext={session.id === nextId} />
          {session.topics.map((topic) => (
            <div key={topic.title}>
              <TopicTitle topic={topic} to={`/sessions/${session.id}`} />
              <p className={styles['soft']}>
                {say('forum.session.lead')}: <LeadOf topic={topic} />
              </p>
            </div>
          ))}
          <Below session={session} />
        </li>
      ))}
    </ul>
  );
}

/** Under the topics: the group, the host, and the papers of the session. */
function Below({ session }: { readonly session: SessionView }) {
  const say = useSay();
  const { groupName, host, papers } = session;
  return (
    <>
      {(groupName ?? host) && (
        <p className={styles['soft']}>
          <Facts>
            {groupName && <bdi>{groupName}</bdi>}
            {host && <Sentence of="forum.session.host" values={{ host }} />}
          </Facts>
        </p>
      )}
      {papers.length > 0 && (
        <ul className={styles['papers']} aria-label={say('forum.session.papers')}>
          {papers.map((paper) => (
            <li key={paper.id}>
              <Link to={`/papers/${paper.id}`}>
                <bdi>{paper.title}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
