import { useRouteError } from 'react-router';
import { NotFoundScreen } from '#client/app/NotFoundScreen.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/app/Frame.module.css';

/** A defect in a screen, or a screen's code that is no longer on the server: said plainly, with the way out. */
export function ErrorScreen() {
  const error = useRouteError();
  return refusalOf(error) === 'not-found' ? <NotFoundScreen /> : <Crash />;
}

function Crash() {
  const say = useSay();
  const title = say('app.failure.crash');
  usePageTitle(title);
  return (
    <div className={styles['stack']}>
      <PageTitle>{title}</PageTitle>
      <p>{say('app.failure.crashMore')}</p>
      <Button tone="primary" onPress={() => location.reload()}>
        {say('app.frame.reload')}
      </Button>
    </div>
  );
}
