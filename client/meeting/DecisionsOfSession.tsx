import { Gavel, Presentation } from 'lucide-react';
import { listSessionEntries } from '#shared/meeting/log-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { EntryCard } from '#client/meeting/EntryCard.tsx';
import { MinutesOfSession } from '#client/meeting/MinutesOfSession.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/meeting/Log.module.css';

/** So many of the last entries stand on the session's page. */
const LAST = 3;

/** What was decided in a session, in short, with the way to all of it. */
export function DecisionsOfSession({ sessionId }: { readonly sessionId: string }) {
  const say = useSay();
  const log = useAnswer(listSessionEntries, { sessionId });
  // A group's meeting is not told to those outside of it, and then nothing stands here.
  if (!log.data) return null;
  return (
    <Section title={say('meeting.log.title')} id="decisions">
      <Answered query={log}>
        {({ entries }) =>
          entries.length === 0 ? (
            <EmptyState title={say('meeting.log.empty')}>{say('meeting.log.emptyMore')}</EmptyState>
          ) : (
            <ol className={styles['entries']} start={Math.max(1, entries.length - LAST + 1)}>
              {entries.slice(-LAST).map((entry) => (
                <EntryCard key={entry.id} entry={entry} />
              ))}
            </ol>
          )
        }
      </Answered>
      <div className={styles['ways']}>
        <LinkButton
          to={`/sessions/${sessionId}/meeting`}
          icon={<Presentation size={18} aria-hidden="true" />}
        >
          {say('meeting.open')}
        </LinkButton>
        {log.data.entries.length > 0 && (
          <LinkButton
            to={`/sessions/${sessionId}/decisions`}
            icon={<Gavel size={18} aria-hidden="true" />}
          >
            {say('meeting.log.toSessionLog', { count: log.data.entries.length })}
          </LinkButton>
        )}
        <LinkButton to={`/sessions/${sessionId}/present`}>{say('meeting.present.open')}</LinkButton>
      </div>
      <MinutesOfSession sessionId={sessionId} heading="h3" />
    </Section>
  );
}
