import { Outlet } from 'react-router';
import { Footer } from '#client/app/Footer.tsx';
import { TopBar } from '#client/app/TopBar.tsx';
import styles from '#client/app/Frame.module.css';

/** The frame of the screens that are not a paper: bar, content, foot. */
export function Frame() {
  return (
    <div className={styles['frame']}>
      <TopBar />
      <main id="main" tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <Footer />
    </div>
  );
}
