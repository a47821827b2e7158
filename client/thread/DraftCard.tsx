import { useSay } from '#client/locale/Locale.tsx';
import type { NewPlace } from '#client/thread/anchor-here.ts';
import { Quote } from '#client/thread/Quote.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/thread/Conversation.module.css';

interface DraftCardProps {
  readonly place: NewPlace;
  readonly onGoOn: () => void;
}

/** A remark that was begun and not sent: kept on this device, until its writer goes on or throws it away. */
export function DraftCard({ place, onGoOn }: DraftCardProps) {
  const say = useSay();
  return (
    <div className={styles['card']}>
      <p className={styles['facts']}>
        <Badge tone="amber">{say('thread.draftOf')}</Badge>
      </p>
      {place.quote === '' ? (
        <p className={styles['about']}>{say('thread.onPaper')}</p>
      ) : (
        <Quote words={place.quote} />
      )}
      <div className={styles['deeds']}>
        <Button onPress={onGoOn}>{say('thread.goOn')}</Button>
      </div>
    </div>
  );
}
