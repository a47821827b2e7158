import { useState } from 'react';
import type { RecommendationView } from '#shared/position/position-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PositionForm } from '#client/position/PositionForm.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/position/Position.module.css';

interface MyPositionProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
}

/** My own position: what it is, whether it still stands, and taking or changing it. */
export function MyPosition({ view, place }: MyPositionProps) {
  const say = useSay();
  const { mine, mayTake } = view;
  const [isOpen, setOpen] = useState(mine === null);
  if (!mayTake && !mine) {
    return view.place === 'here' ? <p className={styles['sub']}>{say('position.may')}</p> : null;
  }
  return (
    <Section title={say('position.mine')} id="mine">
      {mine && (
        <p className={styles['mine']}>
          {say('position.minePlain', { stance: say(`position.stance.${mine.stance}`) })}
        </p>
      )}
      {mine?.isStale && mayTake && <Notice tone="warning">{say('position.staleMine')}</Notice>}
      {mayTake && !isOpen && (
        <div className={styles['actions']}>
          <Button tone={mine?.isStale ? 'primary' : 'outline'} onPress={() => setOpen(true)}>
            {say(mine ? 'position.change' : 'position.take')}
          </Button>
        </div>
      )}
      {mayTake && isOpen && (
        <PositionForm view={view} place={place} onDone={() => setOpen(false)} />
      )}
    </Section>
  );
}
