import { Suspense } from 'react';
import { HomeScreen } from '#client/home/HomeScreen.tsx';
import { lazyPart } from '#client/http/lazy-part.ts';

// After what waits for somebody: an offer is in no hurry.
const PasskeyOffer = lazyPart(
  async () => (await import('#client/sign-in/PasskeyOffer.tsx')).PasskeyOffer,
);

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
