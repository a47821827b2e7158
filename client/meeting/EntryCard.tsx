import { Link } from 'react-router';
import type { EntryView } from '#shared/meeting/log-contract.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { EntryWords } from '#client/meeting/EntryWords.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Facts } from '#client/ui/List.tsx';
import styles from '#client/meeting/Log.module.css';

interface EntryCardProps {
  readonly entry: EntryView;
  /** Asks for a further entry that puts this one right; missing for those who may not. */
  readonly onCorrect?: ((entry: EntryView) => void) | undefined;
}

/** One entry of the decision log. */
export function EntryCard({ entry, onCorrect }: EntryCardProps) {
  const say = useSay();
  const language = useLanguage();
  const { number, at, by, item, place, corrects, correctedBy } = entry;
  return (
    <li
      id={`entry-${String(number)}`}
      className={styles['entry']}
      data-corrected={correctedBy.length > 0 ? '' : undefined}
    >
      <p className={styles['head']}>
        <span className={styles['number']}>
          <span aria-hidden="true">{number}</span>
          <span className={styles['hidden']}>{say('meeting.log.number', { number })}</span>
        </span>
        <KindBadge entry={entry} />
        {place && (
          <Link to={`/papers/${place.paperId}${place.blockId ? `#b-${place.blockId}` : ''}`}>
            <bdi>{place.title}</bdi>
          </Link>
        )}
      </p>
      <EntryWords entry={entry} />
      {corrects !== null && (
        <p>
          <a href={`#entry-${String(corrects)}`}>
            {say('meeting.log.corrects', { number: corrects })}
          </a>
        </p>
      )}
      {correctedBy.map((later) => (
        <p key={later} className={styles['corrected']}>
          <a href={`#entry-${String(later)}`}>
            {say('meeting.log.correctedBy', { number: later })}
          </a>
        </p>
      ))}
      <div className={styles['foot']}>
        <Facts>
          {entry.dueOn && (
            <Sentence of="meeting.log.dueOn" values={{ day: dayInWords(entry.dueOn, language) }} />
          )}
          {item !== null && <Sentence of="meeting.log.item" values={{ item }} />}
          <Sentence of="meeting.log.by" values={{ name: by.name }} />
          <TimeAgo at={at} />
        </Facts>
        {onCorrect && (
          <Button
            tone="quiet"
            aria-label={say('meeting.log.correctFor', { number })}
            onPress={() => onCorrect(entry)}
          >
            {say('meeting.log.correct')}
          </Button>
        )}
      </div>
      <Grounds entry={entry} />
    </li>
  );
}

const TONES: Readonly<Record<EntryView['kind'], Tone>> = {
  suggestions: 'green',
  recommendation: 'accent',
  position: 'plain',
  decision: 'accent',
  action: 'amber',
  note: 'plain',
};

function KindBadge({ entry: { kind, decision, to } }: Pick<EntryCardProps, 'entry'>) {
  const say = useSay();
  if (kind === 'suggestions') {
    const isAccepted = decision === 'accept';
    return (
      <Badge tone={isAccepted ? 'green' : 'red'}>
        {say(isAccepted ? 'meeting.kind.accept' : 'meeting.kind.reject')}
      </Badge>
    );
  }
  const tone = kind === 'recommendation' && to === 'dropped' ? 'red' : TONES[kind];
  return <Badge tone={tone}>{say(`meeting.kind.${kind}`)}</Badge>;
}

/** What the entry stands on: the exact words, the version that holds them, and its fingerprint. */
function Grounds({ entry }: Pick<EntryCardProps, 'entry'>) {
  const say = useSay();
  const { kind, wording, version, place, hash } = entry;
  return (
    <details className={styles['grounds']}>
      <summary>{say('meeting.log.details')}</summary>
      {wording !== null && kind !== 'recommendation' && (
        <>
          <p className={styles['soft']}>{say('meeting.log.wording')}</p>
          {wording === '' ? (
            <p>{say('meeting.log.wordingGone')}</p>
          ) : (
            <blockquote className={styles['wording']} dir="auto">
              {wording}
            </blockquote>
          )}
        </>
      )}
      {version && place && (
        <p>
          <Link to={`/papers/${place.paperId}/versions/${version.id}`}>
            {say('meeting.log.version', { number: version.number })}
          </Link>
        </p>
      )}
      <p className={styles['soft']}>
        <Sentence
          of="meeting.log.hash"
          values={{ hash: <code className={styles['hash']}>{hash.slice(0, 16)}</code> }}
        />
      </p>
    </details>
  );
}
