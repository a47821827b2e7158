import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/app/Frame.module.css';

/** The first stop of the keyboard: over the bars, into the screen. Every screen's content carries the id `main`. */
export function SkipLink() {
  const say = useSay();
  return (
    <a
      href="#main"
      className={styles['skip']}
      onClick={(event) => {
        // By hand, so that the address of the screen does not change.
        event.preventDefault();
        document.querySelector<HTMLElement>('#main')?.focus();
      }}
    >
      {say('app.skip')}
    </a>
  );
}
