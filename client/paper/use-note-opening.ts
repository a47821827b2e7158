import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getHome, listPapers, openPaper } from '#shared/paper/paper-contract.ts';
import { call } from '#client/http/call.ts';
import { keyOf } from '#client/http/query.ts';

/**
 * Notes that the paper on this screen has been seen: when its text is first there, and once more when the person looks
 * away or leaves, because all that came in between was seen as well. Only what changes later is "new" on other screens.
 */
export function useNoteOpening(paperId: string, isShown: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isShown) return undefined;
    const note = () => {
      // Nobody is told when this fails: the paper merely stays "new" until the next visit.
      call(openPaper, { params: { paperId } })
        .then(() =>
          Promise.all(
            [getHome, listPapers].map((address) =>
              queries.invalidateQueries({ queryKey: keyOf(address) }),
            ),
          ),
        )
        .catch(() => undefined);
    };
    const noteWhenHidden = () => {
      if (document.visibilityState === 'hidden') note();
    };
    note();
    document.addEventListener('visibilitychange', noteWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', noteWhenHidden);
      note();
    };
  }, [paperId, isShown, queries]);
}
