import { isRefusalCode } from '#shared/refusal/refusal.ts';
import { Undelivered } from '#client/paper/Undelivered.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { deviceChanged } from '#client/offline/device-changes.ts';
import { putAwayRescued, type Rescued } from '#client/offline/rescued.ts';
import styles from '#client/offline/Offline.module.css';

interface RescuedWordsProps {
  readonly personId: string;
  readonly rescued: Rescued;
  /** The paper's, where this device still knows it. */
  readonly title: string | null;
}

/** Words that the server did not take while their paper was not open: they wait here until the person has them. */
export function RescuedWords({ personId, rescued, title }: RescuedWordsProps) {
  const say = useSay();
  const { paperId, text, changes } = rescued;
  const why = isRefusalCode(rescued.why) ? rescued.why : 'unexpected';
  const putAway = () => void putAwayRescued(personId, paperId).then(deviceChanged);
  return (
    <div className={styles['part']}>
      <Undelivered
        undelivered={{ why, text, changes }}
        title={title ?? say('offline.rescued.title')}
        onPutAway={putAway}
      />
    </div>
  );
}
