import { isRefusalCode } from '#shared/refusal/refusal.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Notice } from '#client/ui/Notice.tsx';

interface NotTakenProps {
  readonly waits: boolean;
  /** Why the server did not take it, as a refusal's code. */
  readonly why: string | null;
  readonly error: unknown;
  /** Instead of the general sentence, where the form knows better what the refusal means. */
  readonly words?: string | undefined;
}

/** What became of a form that was sent and is still here: it waits for the network, or was not taken. */
export function NotTaken({ waits, why, error, words }: NotTakenProps) {
  const say = useSay();
  if (waits)
    return (
      <Notice tone="warning" isAnnounced>
        {say('preRead.waits')}
      </Notice>
    );
  if (why === null) return <FailureNotice error={error} />;
  return (
    <Notice tone="trouble" isAnnounced>
      {words ?? (isRefusalCode(why) ? say(`refusal.${why}`) : say('refusal.unexpected'))}
    </Notice>
  );
}
