import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/app/Frame.module.css';

interface TroubleScreenProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** When not even who is here could be asked: why, and a way to try again. */
export function TroubleScreen({ error, onRetry }: TroubleScreenProps) {
  const say = useSay();
  const title = say('app.failure.loading');
  usePageTitle(title);
  return (
    <main id="main" tabIndex={-1} className={styles['narrow']}>
      <PageTitle>{title}</PageTitle>
      <FailureNotice error={error} onRetry={onRetry} />
    </main>
  );
}
