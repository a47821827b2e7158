import { lazy, Suspense } from 'react';
import { HomeScreen } from '#client/home/HomeScreen.tsx';

// After what waits for somebody: an offer is in no hurry.
const PasskeyOffer = lazy(async () => ({
  default: (await import('#client/sign-in/PasskeyOffer.tsx')).PasskeyOffer,
}));

/** Home, with what may be offered once. */
export function HomeRoute() {
  return (
    <HomeScreen
      offer={
        <Suspense fallback={null}>
          <PasskeyOffer />
        </Suspense>
      }
    />
  );
}
