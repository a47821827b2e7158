import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { ThreadRights } from '#shared/thread/thread-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import {
  filtered,
  filterFrom,
  isAnswerable,
  type MatrixFilter,
  searchOf,
  type Sort,
  sorted,
  sortFrom,
} from '#shared/matrix/matrix-view.ts';
import { ManyAnswers } from '#client/matrix/ManyAnswers.tsx';
import { MatrixFilters } from '#client/matrix/MatrixFilters.tsx';
import { MatrixTable } from '#client/matrix/MatrixTable.tsx';
import { useAnswering } from '#client/matrix/use-answering.ts';
import styles from '#client/matrix/TableScreen.module.css';

interface MatrixProps {
  readonly paper: PaperView;
  readonly rows: readonly MatrixRow[];
  readonly rights: ThreadRights;
}

/** The matrix: narrowed and sorted, with answers given in its rows, to many at once, and to duplicates together. */
export function Matrix({ paper, rows, rights }: MatrixProps) {
  const say = useSay();
  const view = useView(rows);
  const answering = useAnswering(paper.id);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // Only what is shown and can be answered counts as chosen: nobody answers what they do not see.
  const chosen = view.shown.filter((row) => marked.has(row.thread.id) && isAnswerable(row));
  const waiting = rows.filter(({ thread }) => thread.state === 'open').length;
  return (
    <>
      <p className={styles['counts']}>
        {say('matrix.count', { count: rows.length })} ·{' '}
        {waiting === 0 ? say('matrix.waiting_zero') : say('matrix.waiting', { count: waiting })}
      </p>
      <MatrixFilters rows={rows} filter={view.filter} sort={view.sort} onChange={view.change} />
      {answering.error !== null && <FailureNotice error={answering.error} />}
      <MatrixTable
        paper={paper}
        rows={view.shown}
        sort={view.sort}
        onSort={(sort) => view.change(view.filter, sort)}
        answers={rights.mayDispose ? { answering, marked, onMark: setMarked } : null}
      />
      {view.shown.length === 0 && <p className={styles['none']}>{say('matrix.noneSuch')}</p>}
      {rights.mayDispose && (
        <ManyAnswers
          paperId={paper.id}
          rows={chosen}
          answering={answering}
          onNone={() => setMarked(new Set())}
        />
      )}
    </>
  );
}

/** The filter and the order stand in the address: a link shows the same to whoever gets it. */
function useView(rows: readonly MatrixRow[]) {
  const [search, setSearch] = useSearchParams();
  const asked = search.toString();
  const { filter, sort } = useMemo(() => {
    const params = new URLSearchParams(asked);
    return { filter: filterFrom(params), sort: sortFrom(params) };
  }, [asked]);
  const shown = useMemo(() => sorted(filtered(rows, filter), sort), [rows, filter, sort]);
  return {
    filter,
    sort,
    shown,
    change: (next: MatrixFilter, order: Sort) =>
      setSearch(searchOf(next, order), { replace: true, preventScrollReset: true }),
  };
}
