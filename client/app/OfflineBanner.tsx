import { useSay } from '#client/locale/Locale.tsx';
import { useIsOnline } from '#client/offline/reach.ts';
import { Notice } from '#client/ui/Notice.tsx';

/** Says that the device has no network, or the server no answer, so that old answers are not taken for new ones. */
export function OfflineBanner() {
  const say = useSay();
  const isOnline = useIsOnline();
  return (
    // The region is there before the message, or nobody would hear it.
    <div aria-live="polite">
      {!isOnline && (
        <Notice tone="warning" isBanner>
          {say(navigator.onLine ? 'offline.unreachable' : 'app.failure.offline')}
        </Notice>
      )}
    </div>
  );
}
