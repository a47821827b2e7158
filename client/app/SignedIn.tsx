import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { getMe } from '#shared/member/member-contract.ts';
import { useLook } from '#client/app/look.ts';
import { Splash } from '#client/app/Splash.tsx';
import { TroubleScreen } from '#client/app/TroubleScreen.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useAnswer } from '#client/http/query.ts';
import { MeContext } from '#client/member/me.ts';
import { SearchDoor } from '#client/search/SearchDoor.tsx';
import { useLiveEvents } from '#client/notice/use-live-events.ts';
import { useDeviceOf } from '#client/offline/use-device.ts';

/** The door of every screen for members: who is here, in their language and theme; otherwise to sign in and back again. */
export function SignedIn() {
  const me = useAnswer(getMe, {});
  const { pathname, search, hash } = useLocation();
  const person = me.data?.person;
  const { change } = useLook();
  useEffect(() => {
    if (person) change({ language: person.language, theme: person.theme });
    // Only when the person's own choice changes: a choice just made here must not be undone by an older answer.
    // oxlint-disable-next-line react/exhaustive-deps -- `change` always does the same
  }, [person?.language, person?.theme]);
  const isSignedOut = refusalOf(me.error) === 'not-signed-in';
  useDeviceOf(isSignedOut ? undefined : me.data, isSignedOut);
  if (isSignedOut) {
    const next = pathname + search + hash;
    return (
      <Navigate
        replace
        to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`}
      />
    );
  }
  if (me.data) {
    return (
      <MeContext value={me.data}>
        <LiveEvents />
        <SearchDoor>
          <Outlet />
        </SearchDoor>
        <Suspense fallback={null}>
          <VisitEnd />
        </Suspense>
      </MeContext>
    );
  }
  if (me.error) return <TroubleScreen error={me.error} onRetry={() => void me.refetch()} />;
  return <Splash />;
}

// After the screen: nobody's visit ends in its first second.
const VisitEnd = lazyPart(async () => (await import('#client/sign-in/VisitEnd.tsx')).VisitEnd);

function LiveEvents() {
  useLiveEvents();
  return null;
}
