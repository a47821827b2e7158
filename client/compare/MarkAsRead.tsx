import { getHome } from '#shared/paper/paper-contract.ts';
import { confirmReading, getReading } from '#shared/version/version-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';

interface MarkAsReadProps {
  readonly paperId: string;
  readonly words: string;
  readonly isQuiet?: boolean;
  /** Asks for the text of now; true when it is another than the one on the page. */
  readonly refetch: () => Promise<boolean>;
  /** Called with whether it was, and nothing has been marked for that. */
  readonly onStale: (isStale: boolean) => void;
}

/** Confirms that I have read the paper as it stands; never what came after the text that I was shown. */
export function MarkAsRead({ paperId, words, isQuiet = false, refetch, onStale }: MarkAsReadProps) {
  const say = useSay();
  const { mutate, isPending, error } = useSend(confirmReading, { changes: [getReading, getHome] });
  const confirm = async () => {
    const isOther = await refetch();
    onStale(isOther);
    if (isOther) return;
    mutate(
      { params: { paperId } },
      { onSuccess: () => showToast('done', say('compare.read.done')) },
    );
  };
  return (
    <>
      <Button
        tone={isQuiet ? 'quiet' : 'primary'}
        isPending={isPending}
        onPress={() => void confirm()}
      >
        {words}
      </Button>
      {error && <FailureNotice error={error} />}
    </>
  );
}
