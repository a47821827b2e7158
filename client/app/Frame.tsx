import { Outlet } from 'react-router';
import { Footer } from '#client/app/Footer.tsx';
import { OfflineBanner } from '#client/app/OfflineBanner.tsx';
import { TopBar } from '#client/app/TopBar.tsx';
import styles from '#client/app/Frame.module.css';

/** The frame of the screens that are not a paper: bar, content, foot. */
export function Frame() {
  return (
    <div className={styles['frame']}>
      <div className={styles['top']}>
        <TopBar />
        <OfflineBanner />
      </div>
      <main id="main" tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <Footer />
    </div>
  );
}
