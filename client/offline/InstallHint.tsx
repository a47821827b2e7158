import { useState, useSyncExternalStore } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import {
  install,
  installOffer,
  isAppleTouch,
  isStandalone,
  watchInstallOffer,
} from '#client/offline/install.ts';
import { remember, remembered } from '#client/remembered/remembered.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import styles from '#client/offline/Offline.module.css';

/**
 * On a phone, once a paper has been opened there: that the workspace can stand on the home screen. Said once; put away
 * for good.
 */
export function InstallHint({ isUsedHere }: { readonly isUsedHere: boolean }) {
  const say = useSay();
  const isNarrow = useNarrow();
  const offer = useSyncExternalStore(watchInstallOffer, installOffer);
  const [isPutAway, setIsPutAway] = useState(() => remembered('install') === 'no');
  const canBe = offer !== null || isAppleTouch();
  if (!isUsedHere || !isNarrow || !canBe || isPutAway || isStandalone()) return null;
  const putAway = () => {
    remember('install', 'no');
    setIsPutAway(true);
  };
  return (
    <div className={styles['part']}>
      <Notice
        tone="info"
        title={say('offline.install.title')}
        action={
          <span className={styles['actions']}>
            {offer && <Button onPress={() => void install()}>{say('offline.install.now')}</Button>}
            <Button tone="quiet" onPress={putAway}>
              {say('offline.install.later')}
            </Button>
          </span>
        }
      >
        {say(offer ? 'offline.install.text' : 'offline.install.iosText')}
      </Notice>
    </div>
  );
}
