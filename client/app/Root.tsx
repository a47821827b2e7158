import { RouterProvider } from 'react-aria-components';
import { Outlet, ScrollRestoration, useHref, useNavigate } from 'react-router';
import { SkipLink } from '#client/app/SkipLink.tsx';
import { Toasts } from '#client/ui/Toasts.tsx';

/** What surrounds every screen, also those before signing in. Menus and links of the controls go by our addresses. */
export function Root() {
  const navigate = useNavigate();
  return (
    // oxlint-disable-next-line react/rules-of-hooks -- the controls call our hook where links are drawn
    <RouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <SkipLink />
      <Outlet />
      <Toasts />
      <ScrollRestoration />
    </RouterProvider>
  );
}
