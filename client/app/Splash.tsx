import { useSay } from '#client/locale/Locale.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/app/Frame.module.css';

/** The moment before anything is known: the desk, and a word for those who do not see it. */
export function Splash() {
  const say = useSay();
  return (
    <main id="main" tabIndex={-1} className={styles['splash']}>
      <VisuallyHidden>{say('app.loading')}</VisuallyHidden>
    </main>
  );
}
