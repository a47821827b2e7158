import { decideSuggestions, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { showToast } from '#client/ui/toast.ts';

export type Decision = 'accept' | 'reject';

/** Decides on suggestions of a paper, and says when somebody else has done so already. */
export function useDecision(paperId: string) {
  const say = useSay();
  const send = useSend(decideSuggestions, {
    changes: [listSuggestions],
    onSent: ({ decided }) => {
      if (decided.length === 0) showToast('info', say('suggestion.gone'));
    },
  });
  return {
    error: send.error,
    isPending: send.isPending,
    decide: (ids: string[], decision: Decision, reason: string | null) =>
      send.mutate({ params: { paperId }, body: { ids, decision, reason } }),
  };
}
