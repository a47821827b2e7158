import { Suspense } from 'react';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useMe } from '#client/member/me.ts';
import { DeviceShelf } from '#client/offline/DeviceShelf.tsx';
import { InstallHint } from '#client/offline/InstallHint.tsx';
import { useIsOnline } from '#client/offline/reach.ts';
import { useOnDevice } from '#client/offline/use-on-device.ts';

// Hardly ever there, and its field is as large as the rest of home.
const RescuedWords = lazyPart(
  async () => (await import('#client/offline/RescuedWords.tsx')).RescuedWords,
);

/** Home's part about this device: words that were not taken, the papers that open without the server, installing. */
export function HomeDevice() {
  const { person } = useMe();
  const isOnline = useIsOnline();
  const here = useOnDevice(person.id);
  if (!here) return null;
  return (
    <>
      <Suspense fallback={null}>
        {here.rescued.map((rescued) => (
          <RescuedWords
            key={rescued.paperId}
            personId={person.id}
            rescued={rescued}
            title={
              here.papers.find(({ paperId }) => paperId === rescued.paperId)?.card?.title ?? null
            }
          />
        ))}
      </Suspense>
      {!isOnline && <DeviceShelf papers={here.papers} />}
      {isOnline && <InstallHint isUsedHere={here.papers.length > 0} />}
    </>
  );
}
