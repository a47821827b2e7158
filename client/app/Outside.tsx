import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Footer } from '#client/app/Footer.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/app/Frame.module.css';

interface OutsideProps {
  /** Whether the name leads home: not where somebody is about to sign in. */
  readonly leadsHome?: boolean;
  readonly children: ReactNode;
}

/** The frame of the screens that need nobody signed in: the name, one sheet, the foot with the other language. */
export function Outside({ leadsHome = false, children }: OutsideProps) {
  const say = useSay();
  return (
    <div className={styles['frame']}>
      <header className={styles['bar']}>
        {leadsHome ? (
          <Link to="/" className={styles['brand']}>
            {say('app.name')}
          </Link>
        ) : (
          <span className={styles['brand']}>{say('app.name')}</span>
        )}
      </header>
      <main id="main" tabIndex={-1} className={styles['narrow']}>
        {children}
      </main>
      <Footer hasLanguages />
    </div>
  );
}
