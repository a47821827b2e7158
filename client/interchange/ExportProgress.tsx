import { useEffect, useState } from 'react';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import type { Downloaded } from '#client/interchange/use-file-download.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';

/** Most files come sooner than this, in milliseconds: nobody is shown a bar that goes at once. */
const A_MOMENT = 600;

/** How far a file is, or why it did not come. */
export function ExportProgress({ exported }: { readonly exported: Downloaded }) {
  const say = useSay();
  if (exported.kind === 'failed') return <FailureNotice error={exported.error} />;
  if (exported.kind === 'stopped')
    return (
      <Notice tone="info" isAnnounced>
        {say('interchange.stopped')}
      </Notice>
    );
  return exported.kind === 'under-way' ? <UnderWay {...exported} /> : null;
}

function UnderWay({ received, total }: Downloaded & { readonly kind: 'under-way' }) {
  const say = useSay();
  const isLong = useLong();
  const size = useSize();
  if (!isLong) return null;
  const isWriting = received === 0;
  const amount =
    total === null
      ? say('interchange.receivedSome', { got: size(received) })
      : say('interchange.received', { got: size(received), all: size(total) });
  const words = isWriting
    ? say('interchange.writing')
    : `${say('interchange.receiving')}: ${amount}`;
  return (
    <>
      <ProgressBar
        label={say('interchange.progress')}
        share={total === null ? null : Math.min(1, received / total)}
        words={words}
      />
      <VisuallyHidden>
        <output>{say(isWriting ? 'interchange.writing' : 'interchange.receiving')}</output>
      </VisuallyHidden>
    </>
  );
}

/** True once it has gone on for a moment. */
function useLong(): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), A_MOMENT);
    return () => clearTimeout(timer);
  }, []);
  return isLong;
}

const KB = 1024;
const MB = KB * KB;

/** A number of bytes in words. */
function useSize(): (bytes: number) => string {
  const say = useSay();
  return (bytes) =>
    bytes < MB
      ? say('interchange.kilobytes', { count: Math.ceil(bytes / KB) })
      : say('interchange.megabytes', { count: (bytes / MB).toFixed(1) });
}
