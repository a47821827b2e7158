import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { useSay } from '#client/locale/Locale.tsx';
import { newerProgram, watchNewerProgram } from '#client/offline/newer-program.ts';
import { fetchNewerProgram } from '#client/offline/start-worker.ts';
import { updateOnTheWay, updateProgram } from '#client/offline/update-program.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/offline/Offline.module.css';

/**
 * Says that a newer program is there, on every screen, and takes nobody away from what they write: it comes on a press,
 * or when the person goes to another screen. Never while something is not saved.
 */
export function UpdateNotice() {
  const say = useSay();
  const newer = useSyncExternalStore(watchNewerProgram, newerProgram);
  const [putOff, setPutOff] = useState<string | null>(null);
  const [isWaiting, setIsWaiting] = useState(false);
  useUpdateOnTheWay();
  useEffect(() => {
    if (newer !== null) fetchNewerProgram();
  }, [newer]);
  const isShown = newer !== null && (newer !== putOff || isWaiting);
  return (
    // The region is there before the message, or nobody would hear it.
    <div aria-live="polite">
      {isShown && (
        <div className={styles['update']}>
          <Notice
            tone="info"
            title={say('offline.update.title')}
            action={
              <span className={styles['actions']}>
                <Button
                  tone="primary"
                  isPending={isWaiting}
                  onPress={() => void updateProgram(() => setIsWaiting(true))}
                >
                  {say('offline.update.now')}
                </Button>
                {!isWaiting && (
                  <Button tone="quiet" onPress={() => setPutOff(newer)}>
                    {say('offline.update.later')}
                  </Button>
                )}
              </span>
            }
          >
            {say(isWaiting ? 'offline.update.waiting' : 'offline.update.text')}
          </Notice>
        </div>
      )}
    </div>
  );
}

function useUpdateOnTheWay(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    void updateOnTheWay();
  }, [pathname]);
}
