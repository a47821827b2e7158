import { X } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { dismissToast, toasts, watchToasts } from '#client/ui/toast.ts';
import styles from '#client/ui/Toasts.module.css';

/** The corner in which short messages appear, over a lasting one if there is. A polite live region that is always there, so that each one is read out. */
export function Toasts({ children }: { readonly children?: ReactNode }) {
  const say = useSay();
  const shown = useSyncExternalStore(watchToasts, toasts);
  return (
    <section aria-label={say('app.frame.notices')} className={styles['region']}>
      <div aria-live="polite" className={styles['list']}>
        {shown.map((toast) => (
          <div key={toast.id} className={styles['toast']}>
            <Notice
              tone={toast.tone}
              action={
                <Button
                  tone="quiet"
                  aria-label={say('app.frame.dismiss')}
                  onPress={() => dismissToast(toast.id)}
                >
                  <X size={20} aria-hidden="true" />
                </Button>
              }
            >
              {toast.words}
            </Notice>
          </div>
        ))}
      </div>
      {children}
    </section>
  );
}
