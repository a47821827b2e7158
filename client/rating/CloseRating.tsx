import { useState } from 'react';
import { closeRating, listRatings } from '#shared/rating/rating-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface CloseRatingProps {
  readonly forumId: string;
  readonly roundId: string;
}

/** Closes a round before its day, after asking once. */
export function CloseRating({ forumId, roundId }: CloseRatingProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const sending = useSend(closeRating, {
    changes: [listRatings],
    onSent: () => {
      setOpen(false);
      showToast('done', say('rating.isClosed'));
    },
  });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('rating.close')}</Button>
      <Confirm
        title={say('rating.closeTitle')}
        action={say('rating.close')}
        isOpen={isOpen}
        isPending={sending.isPending}
        onClose={() => setOpen(false)}
        onConfirm={() => sending.mutate({ params: { forumId, roundId } })}
      >
        <p>{say('rating.closeIs')}</p>
        <FailureNotice error={sending.error} />
      </Confirm>
    </>
  );
}
