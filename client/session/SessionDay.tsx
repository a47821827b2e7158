import type { SessionView } from '#shared/session/session-contract.ts';
import { dayInWords, today } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import styles from '#client/session/SessionTable.module.css';

interface SessionDayProps {
  readonly session: SessionView;
  /** The first that is still ahead. */
  readonly isNext: boolean;
}

/** The day of a session: in words, held already or not, doubtful or still to be set. */
export function SessionDay({ session, isNext }: SessionDayProps) {
  const say = useSay();
  const language = useLanguage();
  const { day, dayDoubtful, calledOff, hours } = session;
  if (day === null) {
    return (
      <p>
        <Badge tone="amber">{say('forum.session.toBeSet')}</Badge>{' '}
        {calledOff && <Badge tone="red">{say('session.calledOff')}</Badge>}
      </p>
    );
  }
  return (
    <div className={styles['day']}>
      <time dateTime={day}>{dayInWords(day, language)}</time>
      {dayDoubtful && <Badge tone="amber">{say('forum.session.doubtfulDay')}</Badge>}
      {hours && (
        <span className={styles['soft']}>
          <Sentence of="session.hours" values={{ from: hours.from, to: hours.to }} />
        </span>
      )}
      {calledOff && <Badge tone="red">{say('session.calledOff')}</Badge>}
      {isNext && <Badge tone="accent">{say('forum.session.next')}</Badge>}
      {!dayDoubtful && !calledOff && day < today() && (
        <span className={styles['soft']}>{say('forum.session.held')}</span>
      )}
    </div>
  );
}
