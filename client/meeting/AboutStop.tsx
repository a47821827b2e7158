import { STANCES } from '#shared/position/position.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { OpenStop } from '#client/meeting/use-stops.ts';
import { Badge } from '#client/ui/Badge.tsx';
import styles from '#client/meeting/Meeting.module.css';

interface AboutStopProps {
  readonly stop: OpenStop;
}

/** Under a passage: whose suggestions stand in it, what is asked about it, and where a recommendation stands. */
export function AboutStop({ stop }: AboutStopProps) {
  const say = useSay();
  const { suggestions, threads, register } = stop;
  const authors = [...new Set(suggestions.map(({ authorName }) => authorName))];
  return (
    <div className={styles['about']}>
      {authors.length > 0 && (
        <p>
          <Badge tone="amber">
            {say('meeting.stop.suggestions', { count: suggestions.length })}
          </Badge>{' '}
          <Sentence of="meeting.stop.by" values={{ names: authors.join(', ') }} />
        </p>
      )}
      {register?.recommendation && <Standing register={register} />}
      {threads.length > 0 && (
        <ul className={styles['threads']} aria-label={say('meeting.stop.questions')}>
          {threads.map(({ id, number, authorName, comments, proposal }) => (
            <li key={id}>
              <p className={styles['soft']}>
                <Sentence of="meeting.stop.question" values={{ number, name: authorName }} />
              </p>
              <p dir="auto">{wordsOf(comments[0]?.body ?? [])}</p>
              {proposal !== null && (
                <p className={styles['proposal']}>
                  <Sentence of="meeting.stop.proposal" values={{ words: proposal }} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Standing({ register }: { readonly register: NonNullable<OpenStop['register']> }) {
  const say = useSay();
  const { recommendation } = register;
  if (!recommendation) return null;
  const { state, counts, standing, stale } = recommendation;
  return (
    <p className={styles['standing']}>
      <Badge tone={state === 'dropped' ? 'red' : 'accent'}>{say(`register.state.${state}`)}</Badge>
      {counts === null
        ? say('position.closed', { count: standing })
        : STANCES.filter((stance) => (counts[stance] ?? 0) > 0).map((stance) => (
            <span key={stance}>
              {say(`position.stance.${stance}`)}: <bdi>{counts[stance]}</bdi>
            </span>
          ))}
      {counts !== null && standing === 0 && say('register.none')}
      {stale > 0 && (
        <span className={styles['soft']}>{say('meeting.stop.stale', { count: stale })}</span>
      )}
    </p>
  );
}
