import { useSyncExternalStore } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { Notice } from '#client/ui/Notice.tsx';

/** Says that the device has no network, so that old answers are not taken for new ones. */
export function OfflineBanner() {
  const say = useSay();
  const isOnline = useSyncExternalStore(watch, () => navigator.onLine);
  return (
    // The region is there before the message, or nobody would hear it.
    <div aria-live="polite">
      {!isOnline && (
        <Notice tone="warning" isBanner>
          {say('app.failure.offline')}
        </Notice>
      )}
    </div>
  );
}

function watch(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}
