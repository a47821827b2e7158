import { STANCES } from '#shared/position/position.ts';
import type { PositionView, RecommendationView } from '#shared/position/position-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/position/Position.module.css';

/** The positions on a recommendation, from for to against; or how many there are while they are closed. */
export function PositionList({ view }: { readonly view: RecommendationView }) {
  const say = useSay();
  const { positions, standing } = view;
  if (positions === null) {
    return (
      <Section title={say('position.positions')}>
        <p>{standing === 0 ? say('position.none') : say('position.closed', { count: standing })}</p>
      </Section>
    );
  }
  const inOrder = positions.toSorted(
    (one, other) =>
      Number(one.isStale) - Number(other.isStale) ||
      STANCES.indexOf(one.stance) - STANCES.indexOf(other.stance),
  );
  return (
    <Section title={say('position.positions')}>
      <p className={styles['sub']}>
        {standing === 0 ? say('position.none') : say('position.standing', { count: standing })}
      </p>
      {inOrder.length > 0 && (
        <ul className={styles['positions']}>
          {inOrder.map((position) => (
            <OnePosition key={position.person.id} position={position} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const TONES: Readonly<Record<PositionView['stance'], Tone>> = {
  support: 'green',
  'no-objection': 'green',
  reservation: 'amber',
  object: 'red',
  recuse: 'plain',
};

function OnePosition({ position }: { readonly position: PositionView }) {
  const say = useSay();
  const { person, about, stance, reason, satisfy, reservation, at, isStale, recordedBy } = position;
  return (
    <li className={styles['position']} data-stale={isStale ? '' : undefined}>
      <p className={styles['who']}>
        <bdi className={styles['name']}>{person.name}</bdi>
        {about !== '' && <bdi className={styles['sub']}>{about}</bdi>}
        <Badge tone={TONES[stance]}>{say(`position.stance.${stance}`)}</Badge>
        {isStale && <Badge>{say('position.stale')}</Badge>}
        {recordedBy !== null && (
          <span className={styles['sub']}>
            <Sentence of="position.spoken" values={{ name: recordedBy }} />
          </span>
        )}
        <span className={styles['sub']}>
          <TimeAgo at={at} />
        </span>
      </p>
      {reason !== '' && (
        <p dir="auto" className={styles['words']}>
          {reason}
        </p>
      )}
      {satisfy !== '' && (
        <p className={styles['words']}>
          <Sentence of="position.satisfies" values={{ words: satisfy }} />
        </p>
      )}
      {reservation && (
        <p className={styles['signed']}>
          <Sentence of="position.signed" values={{ words: reservation.text }} />
        </p>
      )}
    </li>
  );
}
