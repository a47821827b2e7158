import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refusalOf } from '#client/http/call-failure.ts';
import { keyOf } from '#client/http/query.ts';
import { useDraft } from '#client/member/use-draft.ts';
import { type FormSending, sendForm, UNSENT, waitingIn } from '#client/offline/deliver-forms.ts';
import { finalRefusal } from '#client/offline/deliver-remarks.ts';
import { useIsOnline } from '#client/offline/reach.ts';
import type { Draft } from '#client/remembered/draft.ts';

interface Options {
  /** Addresses whose kept answers it changes. */
  readonly changes: readonly { readonly path: string }[];
  readonly onSent: () => void;
}

/**
 * A form whose words stay on this device until the server has them. What is sent without a network waits, and goes by
 * itself when it is back: from here, or from wherever the program is opened then.
 */
export function useWaitingForm<Words extends Draft>(form: string, empty: Words, options: Options) {
  const queries = useQueryClient();
  const draft = useDraft<Draft>(form, { ...empty, ...UNSENT });
  const words = draft.words as Words & typeof UNSENT;
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: sendForm,
    onSuccess: async () => {
      draft.drop();
      await Promise.all(
        options.changes.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })),
      );
      options.onSent();
    },
    onError: (failure) => {
      const why = finalRefusal(failure);
      if (why === null) return;
      draft.change({ waits: '', why });
      // What was written on another state of things is shown beside that of now.
      for (const one of options.changes) void queries.invalidateQueries({ queryKey: keyOf(one) });
    },
  });
  const isOnline = useIsOnline();
  const waiting = waitingIn(words);
  useEffect(() => {
    if (isOnline && waiting) mutate(waiting);
    // Tried again when the network is back, and when a page is opened on which something still waits.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- not at each change of the words
  }, [isOnline]);
  return {
    words,
    isKept: draft.isKept,
    drop: draft.drop,
    change: (some: Partial<Words>) => {
      if (error) reset();
      draft.change({ ...some, ...UNSENT });
    },
    send: (sending: FormSending) => {
      draft.change({ send: JSON.stringify(sending), waits: 'yes', why: '' });
      mutate(sending);
    },
    /** What was sent last and may be sent again as it is. */
    sending: words.send === '' ? null : (JSON.parse(words.send) as FormSending),
    waits: waiting !== null && !isPending,
    isPending,
    /** Why the server did not take it, here or on another page; null while nothing was refused. */
    why: refusalOf(error) ?? (words.why === '' ? null : words.why),
    error: waiting === null ? error : null,
  };
}
