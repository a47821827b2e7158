import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { verbsOf } from '#shared/member/role.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { type DecisionView, listDecisions } from '#shared/suggestion/suggestion-contract.ts';
import { queryOf } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { showToast } from '#client/ui/toast.ts';

/** What was decided about suggestions, for those who see the remarks of a paper; kept fresh by live events. */
export function useDecisions({ id: paperId, myRole }: Pick<PaperView, 'id' | 'myRole'>) {
  const isSeen = verbsOf(myRole).has('comment');
  const answer = useQuery({ ...queryOf(listDecisions, { paperId }), enabled: isSeen });
  return { ...answer, isSeen };
}

/** Tells an author who has the paper open what became of their suggestions: once for each time somebody decides. */
export function useToldOfDecisions(decisions: readonly DecisionView[] | undefined): void {
  const say = useSay();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!decisions) return;
    const before = known.current;
    known.current = new Set(decisions.map(({ id }) => id));
    // What was decided before the visit stands in the list; only what happens now is told.
    if (!before) return;
    const fresh = decisions.filter(
      ({ id, isMine, isWithdrawal }) => isMine && !isWithdrawal && !before.has(id),
    );
    const [first, ...more] = fresh;
    if (!first) return;
    const { decision, byName, reason } = first;
    const words =
      more.length > 0
        ? say('suggestion.told.many', { count: fresh.length })
        : say(`suggestion.told.${decision}`, { name: byName });
    const isReasoned = more.length === 0 && reason !== null;
    showToast('info', isReasoned ? `${words} ${say('suggestion.told.why', { reason })}` : words);
  }, [decisions, say]);
}
