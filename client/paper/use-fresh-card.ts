import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getPaper } from '#shared/paper/paper-contract.ts';
import type { Access } from '#client/connection/link-state.ts';
import { keyOf } from '#client/http/query.ts';

/**
 * Asks for the paper's card again when the line says that this person's role or the stage has changed, so that what the
 * card allows (its title, its menu) goes and comes with what the text allows.
 */
export function useFreshCard(paperId: string, access: Access | null): void {
  const queries = useQueryClient();
  const said = access && `${access.role} ${access.stage}`;
  const last = useRef(said);
  useEffect(() => {
    const before = last.current;
    last.current = said ?? before;
    if (said === null || before === null || said === before) return;
    void queries.invalidateQueries({ queryKey: keyOf(getPaper, { paperId }) });
  }, [paperId, said, queries]);
}
