import { useState } from 'react';
import { Link } from 'react-router';
import { ENTRY_KINDS, type EntryKind } from '#shared/meeting/entry.ts';
import type { EntryView, LogView } from '#shared/meeting/log-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { EntryCard } from '#client/meeting/EntryCard.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/meeting/Log.module.css';

interface LogListProps {
  readonly log: Pick<LogView, 'breaks'> & { readonly entries: readonly EntryView[] };
  readonly onCorrect?: ((entry: EntryView) => void) | undefined;
  /** Over the entries of each session its name. */
  readonly isBySession?: boolean;
}

/** The entries of a log, of one kind or of all. */
export function LogList({ log, onCorrect, isBySession = false }: LogListProps) {
  const say = useSay();
  const [kind, setKind] = useState<EntryKind | ''>('');
  const there = ENTRY_KINDS.filter((one) => log.entries.some((entry) => entry.kind === one));
  const shown = log.entries.filter((entry) => kind === '' || entry.kind === kind);
  const sessions = [...new Set(shown.map(({ sessionId }) => sessionId))];
  return (
    <>
      <Breaks log={log} />
      {there.length > 1 && (
        <div className={styles['filter']}>
          <Choice<EntryKind | ''>
            label={say('meeting.log.filter')}
            isLabelHidden
            look="chips"
            value={kind}
            onChange={setKind}
            options={[
              { value: '', label: say('meeting.log.all') },
              ...there.map((value) => ({ value, label: say(`meeting.kinds.${value}`) })),
            ]}
          />
        </div>
      )}
      {shown.length === 0 && <p className={styles['soft']}>{say('meeting.log.none')}</p>}
      {sessions.map((sessionId) => {
        const entries = shown.filter((entry) => entry.sessionId === sessionId);
        const [first] = entries;
        return (
          <div key={sessionId} className={styles['session']}>
            {first && isBySession && (
              <h2>
                <Link to={`/sessions/${sessionId}/decisions`}>
                  <bdi>{first.sessionTitle}</bdi>
                </Link>
              </h2>
            )}
            <ol className={styles['entries']}>
              {entries.map((entry) => (
                <EntryCard key={entry.id} entry={entry} onCorrect={onCorrect} />
              ))}
            </ol>
          </div>
        );
      })}
    </>
  );
}

/** Said to everybody who reads the log: what stands here is not what was recorded. */
function Breaks({ log: { breaks } }: Pick<LogListProps, 'log'>) {
  const say = useSay();
  if (breaks.length === 0) return null;
  return (
    <Notice tone="warning">{say('meeting.log.broken', { numbers: breaks.join(', ') })}</Notice>
  );
}
