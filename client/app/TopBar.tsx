import { Suspense } from 'react';
import { Link, NavLink } from 'react-router';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { SearchButton } from '#client/search/SearchButton.tsx';
import styles from '#client/app/Frame.module.css';

// Menus come after the first words of the page: their code is as large as the rest of home.
const AccountMenu = lazyPart(async () => (await import('#client/app/AccountMenu.tsx')).AccountMenu);
const ForumsMenu = lazyPart(async () => (await import('#client/app/ForumsMenu.tsx')).ForumsMenu);

/** So many forums stand in the bar by name; more become a menu. */
const MOST_IN_BAR = 2;

/** The bar over every screen that is not a paper. On a narrow screen its links move into the account's menu. */
export function TopBar() {
  const say = useSay();
  return (
    <header className={styles['bar']}>
      <Link to="/" className={styles['brand']}>
        {say('app.name')}
      </Link>
      <nav aria-label={say('app.frame.navigation')} className={styles['nav']}>
        <NavLink to="/" end>
          {say('app.frame.home')}
        </NavLink>
        <ForumLinks />
      </nav>
      <SearchButton />
      <Suspense fallback={<span className={styles['account']} />}>
        <AccountMenu />
      </Suspense>
    </header>
  );
}

function ForumLinks() {
  const forums = useMe().memberships.filter(({ suspended }) => !suspended);
  if (forums.length > MOST_IN_BAR) {
    return (
      <Suspense fallback={null}>
        <ForumsMenu />
      </Suspense>
    );
  }
  return forums.map(({ forumId, forumName }) => (
    <NavLink key={forumId} to={`/forums/${forumId}`}>
      {forumName}
    </NavLink>
  ));
}
