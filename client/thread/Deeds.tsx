import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/thread/Writing.module.css';

interface DeedsProps {
  readonly isPending: boolean;
  readonly maySend: boolean;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  /** Null when there is nothing to throw away. */
  readonly onDrop: (() => void) | null;
}

/** Sending, putting aside and throwing away what is being written. */
export function Deeds({ isPending, maySend, onSend, onLeave, onDrop }: DeedsProps) {
  const say = useSay();
  return (
    <div className={styles['deeds']}>
      <Button tone="primary" isPending={isPending} isDisabled={!maySend} onPress={onSend}>
        {say('thread.compose.send')}
      </Button>
      <Button tone="quiet" onPress={onLeave}>
        {say('thread.compose.close')}
      </Button>
      {onDrop && (
        <Button tone="quiet" onPress={onDrop}>
          {say('thread.compose.drop')}
        </Button>
      )}
    </div>
  );
}
