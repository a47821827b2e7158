import { useRouteError } from 'react-router';
import { NotFoundScreen } from '#client/app/NotFoundScreen.tsx';
import { CallFailure, refusalOf } from '#client/http/call-failure.ts';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { newerProgram } from '#client/offline/newer-program.ts';
import { reloadPage, updateProgram } from '#client/offline/update-program.ts';
import { Button } from '#client/ui/Button.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/app/Frame.module.css';

/** A defect in a screen, or a screen's code that does not come: said plainly, with the way out. */
export function ErrorScreen() {
  const error = useRouteError();
  return refusalOf(error) === 'not-found' ? <NotFoundScreen /> : <Trouble error={error} />;
}

/** The same where no frame stands around it. */
export function AloneErrorScreen() {
  return (
    <main id="main" tabIndex={-1} className={styles['narrow']}>
      <ErrorScreen />
    </main>
  );
}

function Trouble({ error }: { readonly error: unknown }) {
  const say = useSay();
  const language = useLanguage();
  // A screen that is gone from the server because there is another program: no fault, and mended by a press.
  const isOld = newerProgram() !== null;
  const isAway = error instanceof CallFailure;
  const title = say(
    isOld ? 'offline.update.gone' : isAway ? 'app.failure.loading' : 'app.failure.crash',
  );
  usePageTitle(title);
  if (isOld) {
    return (
      <div className={styles['stack']}>
        <PageTitle>{title}</PageTitle>
        <p>{say('offline.update.goneMore')}</p>
        <Button tone="primary" onPress={() => void updateProgram()}>
          {say('offline.update.now')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['stack']}>
      <PageTitle>{title}</PageTitle>
      <p>{isAway ? failureSentence(error, say, language) : say('app.failure.crashMore')}</p>
      <Button tone="primary" onPress={() => void reloadPage()}>
        {say('app.frame.reload')}
      </Button>
    </div>
  );
}
