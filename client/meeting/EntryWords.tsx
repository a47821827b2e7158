import type { EntryView } from '#shared/meeting/log-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/meeting/Log.module.css';

interface EntryWordsProps {
  readonly entry: EntryView;
  /** In little room: without the words of a recommendation and the positions on it. */
  readonly isShort?: boolean;
}

/** What an entry says, by its kind. */
export function EntryWords({ entry, isShort = false }: EntryWordsProps) {
  const { text, owners, owner } = entry;
  const names = [...owners.map(({ name }) => name), ...(owner === null ? [] : [owner])];
  return (
    <>
      <Suggestions entry={entry} />
      <Recommendation entry={entry} isShort={isShort} />
      {text !== '' && (
        <p dir="auto" className={styles['text']}>
          {text}
        </p>
      )}
      {(!isShort || entry.kind === 'position') && <Positions entry={entry} />}
      {names.length > 0 && (
        <p>
          <Sentence of="meeting.log.owners" values={{ names: names.join(', ') }} />
        </p>
      )}
    </>
  );
}

function Suggestions({ entry: { suggestions } }: EntryWordsProps) {
  const say = useSay();
  return suggestions.map(({ author, inserted, deleted, changes }, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- an entry never changes
    <div key={at}>
      <p className={styles['soft']}>
        <Sentence of="meeting.log.suggestedBy" values={{ name: author.name }} />
      </p>
      {deleted !== '' && (
        <p dir="auto" className={styles['text']}>
          <VisuallyHidden>{say('meeting.log.removed')} </VisuallyHidden>
          <del>{deleted}</del>
        </p>
      )}
      {inserted !== '' && (
        <p dir="auto" className={styles['text']}>
          <VisuallyHidden>{say('meeting.log.added')} </VisuallyHidden>
          <ins>{inserted}</ins>
        </p>
      )}
      {inserted === '' &&
        deleted === '' &&
        changes.map((change) => <p key={change}>{say(`suggestion.changes.${change}`)}</p>)}
    </div>
  ));
}

function Recommendation({ entry, isShort = false }: EntryWordsProps) {
  const say = useSay();
  const { kind, from, to, wording } = entry;
  if (kind !== 'recommendation' || from === null || to === null) return null;
  return (
    <>
      <p>
        <Sentence
          of="meeting.log.moved"
          values={{
            from: say(`register.state.${from}`),
            to: <strong>{say(`register.state.${to}`)}</strong>,
          }}
        />
      </p>
      {!isShort && wording !== null && wording !== '' && (
        <blockquote className={styles['wording']} dir="auto">
          {wording}
        </blockquote>
      )}
    </>
  );
}

function Positions({ entry: { kind, positions } }: EntryWordsProps) {
  const say = useSay();
  if (kind === 'position' && positions.length === 0)
    return <p className={styles['soft']}>{say('meeting.log.closedPosition')}</p>;
  if (positions.length === 0) return null;
  return (
    <ul className={styles['positions']}>
      {positions.map(({ person, stance, reason, satisfy, isSpoken }) => (
        <li key={person.id}>
          <bdi>{person.name}</bdi>: {say(`position.stance.${stance}`)}
          {isSpoken && <span className={styles['soft']}> ({say('meeting.log.spoken')})</span>}
          {reason !== '' && (
            <p dir="auto" className={styles['soft']}>
              {reason}
            </p>
          )}
          {satisfy !== '' && (
            <p className={styles['soft']}>
              <Sentence of="position.satisfies" values={{ words: satisfy }} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
