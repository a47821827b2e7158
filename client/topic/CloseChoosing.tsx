import { useState } from 'react';
import { closeChoosing, listTopics } from '#shared/topic/topic-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface CloseChoosingProps {
  readonly forumId: string;
  readonly choosingId: string;
}

/** Closes a choosing and has it counted, after asking once. */
export function CloseChoosing({ forumId, choosingId }: CloseChoosingProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const sending = useSend(closeChoosing, {
    changes: [listTopics],
    onSent: () => {
      setOpen(false);
      showToast('done', say('topic.choosing.closed'));
    },
  });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('topic.choosing.close')}</Button>
      <Confirm
        title={say('topic.choosing.closeTitle')}
        action={say('topic.choosing.close')}
        isOpen={isOpen}
        isPending={sending.isPending}
        onClose={() => setOpen(false)}
        onConfirm={() => sending.mutate({ params: { forumId, choosingId } })}
      >
        <p>{say('topic.choosing.closeIs')}</p>
        <FailureNotice error={sending.error} />
      </Confirm>
    </>
  );
}
