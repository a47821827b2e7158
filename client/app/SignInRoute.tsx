import type { ReactNode } from 'react';
import { Footer } from '#client/app/Footer.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { WaitingWords } from '#client/offline/WaitingWords.tsx';
import { FirstRunScreen } from '#client/sign-in/FirstRunScreen.tsx';
import { SignInScreen } from '#client/sign-in/SignInScreen.tsx';
import styles from '#client/app/Frame.module.css';

export function SignInRoute() {
  return (
    <Outside>
      <WaitingWords />
      <SignInScreen />
    </Outside>
  );
}

export function FirstRunRoute() {
  return (
    <Outside>
      <FirstRunScreen />
    </Outside>
  );
}

/** The frame of the screens before anybody is signed in: the name, one sheet, the foot with the other language. */
function Outside({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  return (
    <div className={styles['frame']}>
      <header className={styles['bar']}>
        <span className={styles['brand']}>{say('app.name')}</span>
      </header>
      <main id="main" tabIndex={-1} className={styles['narrow']}>
        {children}
      </main>
      <Footer hasLanguages />
    </div>
  );
}
