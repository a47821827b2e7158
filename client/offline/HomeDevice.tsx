import { useMe } from '#client/member/me.ts';
import { DeviceShelf } from '#client/offline/DeviceShelf.tsx';
import { InstallHint } from '#client/offline/InstallHint.tsx';
import { useIsOnline } from '#client/offline/reach.ts';
import { RescuedWords } from '#client/offline/RescuedWords.tsx';
import { useOnDevice } from '#client/offline/use-on-device.ts';

/** Home's part about this device: words that were not taken, the papers that open without the server, installing. */
export function HomeDevice() {
  const { person } = useMe();
  const isOnline = useIsOnline();
  const here = useOnDevice(person.id);
  if (!here) return null;
  return (
    <>
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
      {!isOnline && <DeviceShelf papers={here.papers} />}
      {isOnline && <InstallHint isUsedHere={here.papers.length > 0} />}
    </>
  );
}
