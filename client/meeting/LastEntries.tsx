import { Link } from 'react-router';
import { listSessionEntries } from '#shared/meeting/log-contract.ts';
import type { MeetingView } from '#shared/meeting/meeting-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { EntryWords } from '#client/meeting/EntryWords.tsx';
import styles from '#client/meeting/Panels.module.css';

/** So many entries are seen beside the passage. */
const LAST = 4;

/** What was recorded last, the newest first, and the way to all of it. */
export function LastEntries({ view }: { readonly view: MeetingView }) {
  const say = useSay();
  const log = useAnswer(listSessionEntries, { sessionId: view.sessionId });
  const entries = log.data?.entries ?? [];
  return (
    <section className={styles['panel']} aria-label={say('meeting.log.title')}>
      <h2>{say('meeting.log.title')}</h2>
      {entries.length === 0 ? (
        <p className={styles['soft']}>{say('meeting.log.empty')}</p>
      ) : (
        // Read out when something is added: everybody hears what was decided.
        <ol className={styles['last']} aria-live="polite">
          {entries
            .slice(-LAST)
            .toReversed()
            .map((entry) => (
              <li key={entry.id}>
                <p className={styles['lastKind']}>
                  {`${String(entry.number)}. `}
                  {say(
                    entry.kind === 'suggestions'
                      ? `meeting.kind.${entry.decision ?? 'accept'}`
                      : `meeting.kind.${entry.kind}`,
                  )}
                </p>
                <EntryWords entry={entry} isShort />
              </li>
            ))}
        </ol>
      )}
      <Link to={`/sessions/${view.sessionId}/decisions`}>{say('meeting.log.toAll')}</Link>
    </section>
  );
}
