import { Outlet, ScrollRestoration } from 'react-router';
import { SkipLink } from '#client/app/SkipLink.tsx';
import { Toasts } from '#client/ui/Toasts.tsx';

/** What surrounds every screen, also those before signing in. */
export function Root() {
  return (
    <>
      <SkipLink />
      <Outlet />
      <Toasts />
      <ScrollRestoration />
    </>
  );
}
