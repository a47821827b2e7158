import { useSay } from '#client/locale/Locale.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/app/Frame.module.css';

/** An address that leads nowhere, or nowhere for this person: the two are not told apart. */
export function NotFoundScreen() {
  const say = useSay();
  const title = say('app.notFound.title');
  usePageTitle(title);
  return (
    <div className={styles['stack']}>
      <PageTitle>{title}</PageTitle>
      <p>{say('app.notFound.text')}</p>
      <LinkButton to="/">{say('app.frame.toHome')}</LinkButton>
    </div>
  );
}
