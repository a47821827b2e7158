import { useQueryClient } from '@tanstack/react-query';
import { endHint, type Hint, listHints } from '#shared/hint/hint-contract.ts';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';

/** Whether something is to be shown to this person, and the way to put it away for good. */
export function useHint(hint: Hint): { readonly isOpen: boolean; readonly end: () => void } {
  const queries = useQueryClient();
  const open = useAnswer(listHints, {}).data?.open ?? [];
  const ending = useSend(endHint, {
    onSent: (left) => queries.setQueryData(keyOf(listHints, {}), left),
  });
  return {
    // Away at the press, whatever the network says: at worst it is shown once more on another day.
    isOpen: open.includes(hint) && ending.isIdle,
    end: () => ending.mutate({ body: { hint } }),
  };
}
