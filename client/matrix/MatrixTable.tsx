import { type KeyboardEvent, useRef, useState } from 'react';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Answers } from '#client/matrix/answers.ts';
import { MatrixHead } from '#client/matrix/MatrixHead.tsx';
import { MatrixLine } from '#client/matrix/MatrixLine.tsx';
import { isAnswerable, type Sort } from '#shared/matrix/matrix-view.ts';
import { rowOf } from '#client/matrix/row-focus.ts';
import { spotOf } from '#shared/matrix/spot.ts';
import { useMark, useSteps } from '#client/matrix/use-steps.ts';
import { useNarrow } from '#client/ui/use-narrow.ts';
import styles from '#client/matrix/Matrix.module.css';

interface MatrixTableProps {
  readonly paper: PaperView;
  readonly rows: readonly MatrixRow[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Null where one may only look. */
  readonly answers: Answers | null;
}

/**
 * One row per remark; on a phone a card. The roles of a table are written out, because a real one cannot leave rows that
 * are out of sight undrawn; these are found by the browser's own search and read out all the same.
 */
export function MatrixTable({ paper, rows, sort, onSort, answers }: MatrixTableProps) {
  const say = useSay();
  const isNarrow = useNarrow();
  const table = useRef<HTMLDivElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const steps = useSteps(table, rows, setOpenId);
  const mark = useMark(answers);
  const onKeyDown = rowKeys({ steps, mark, answers });
  return (
    <>
      {answers && !isNarrow && (
        <p className={styles['keys']} id="matrix-keys">
          {say('matrix.answer.keys')}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its rows take the focus and the keys */}
      <div
        ref={table}
        className={isNarrow ? styles['cards'] : styles['table']}
        role={isNarrow ? 'list' : 'table'}
        aria-label={say('matrix.caption')}
        onKeyDown={onKeyDown}
        {...(!isNarrow && { 'aria-rowcount': rows.length + 1 })}
      >
        {!isNarrow && <MatrixHead {...{ rows, sort, onSort, answers }} />}
        <div role={isNarrow ? 'presentation' : 'rowgroup'} className={styles['body']}>
          {rows.map((row, at) => (
            <MatrixLine
              key={row.thread.id}
              paperId={paper.id}
              thread={row.thread}
              sameAs={row.sameAs}
              {...spotOf(row, paper.layout, say)}
              isFirst={at === 0}
              isNarrow={isNarrow}
              isOpen={row.thread.id === openId}
              isMarked={answers?.marked.has(row.thread.id) ?? false}
              mayAnswer={answers !== null && isAnswerable(row)}
              onMark={mark}
              onOpen={steps.open}
              onClose={steps.close}
              onSent={steps.sent}
              give={answers?.answering.give ?? NOTHING_GIVEN}
            />
          ))}
        </div>
      </div>
    </>
  );
}

const NOTHING_GIVEN = async () => Promise.resolve([]);

interface RowKeys {
  readonly steps: ReturnType<typeof useSteps>;
  readonly mark: ReturnType<typeof useMark>;
  readonly answers: Answers | null;
}

/** Keys while a row itself has the focus, and nothing in it. */
function rowKeys({ steps, mark, answers }: RowKeys) {
  return (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    const id = row?.dataset['row'];
    if (!row || id === undefined || event.target !== row) return;
    const keys: Readonly<Record<string, (() => void) | false>> = {
      ArrowDown: () => steps.by(row, 1),
      ArrowUp: () => steps.by(row, -1),
      Enter: answers !== null && (() => steps.open(id)),
      ' ': answers !== null && (() => mark(id, !answers.marked.has(id))),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
