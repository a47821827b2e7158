import { Outlet, ScrollRestoration } from 'react-router';
import { KeyboardHelp } from '#client/app/KeyboardHelp.tsx';
import { SkipLink } from '#client/app/SkipLink.tsx';
import { UpdateNotice } from '#client/offline/UpdateNotice.tsx';
import { Toasts } from '#client/ui/Toasts.tsx';

/** What surrounds every screen, also those before signing in. */
export function Root() {
  return (
    <KeyboardHelp>
      <SkipLink />
      <Outlet />
      <Toasts>
        <UpdateNotice />
      </Toasts>
      <ScrollRestoration />
    </KeyboardHelp>
  );
}
