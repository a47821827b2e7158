import { useCallback, useEffect, useRef } from 'react';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import type { Answers } from '#client/matrix/answers.ts';
import { focusRow, rowsIn } from '#client/matrix/row-focus.ts';

/** Going from row to row, and opening the answer of one at a time. The functions stay the same, so that rows stay drawn. */
export function useSteps(
  table: { readonly current: HTMLDivElement | null },
  rows: readonly MatrixRow[],
  setOpenId: (id: string | null) => void,
) {
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  const open = useCallback((id: string) => setOpenId(id), [setOpenId]);
  const close = useCallback(
    (id: string) => {
      setOpenId(null);
      focusRow(table.current, id);
    },
    [setOpenId, table],
  );
  const sent = useCallback(
    (id: string, goesOn: boolean) => {
      const all = latest.current;
      const at = all.findIndex(({ thread }) => thread.id === id);
      const waits = ({ thread }: MatrixRow) => thread.state === 'open' && thread.id !== id;
      const next = goesOn ? (all.slice(at + 1).find(waits) ?? all.find(waits)) : undefined;
      if (next) setOpenId(next.thread.id);
      else close(id);
    },
    [setOpenId, close],
  );
  const by = useCallback(
    (row: HTMLElement, step: 1 | -1) => {
      const all = rowsIn(table.current);
      all[all.indexOf(row) + step]?.focus();
    },
    [table],
  );
  return { open, close, sent, by };
}

/** Chooses rows, by one function that stays the same. */
export function useMark(answers: Answers | null) {
  const latest = useRef(answers);
  useEffect(() => {
    latest.current = answers;
  }, [answers]);
  return useCallback((id: string, isMarked: boolean) => {
    if (!latest.current) return;
    const next = new Set(latest.current.marked);
    if (isMarked) next.add(id);
    else next.delete(id);
    latest.current.onMark(next);
  }, []);
}
