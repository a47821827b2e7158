/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows out of sight are not drawn, which a real table cannot have */
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Answers } from '#client/matrix/answers.ts';
import { isAnswerable, type Sort, SORTS } from '#shared/matrix/matrix-view.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/matrix/Matrix.module.css';

const COLUMNS = ['number', 'place', 'author', 'remark', 'proposal', 'answer', 'state'] as const;

interface MatrixHeadProps {
  readonly rows: readonly MatrixRow[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly answers: Answers | null;
}

/** The names of the columns, of which some sort, and one box for all that can be answered. */
export function MatrixHead({ rows, sort, onSort, answers }: MatrixHeadProps) {
  const say = useSay();
  const answerable = rows.filter(isAnswerable).map(({ thread }) => thread.id);
  const isAll = answerable.length > 0 && answerable.every((id) => answers?.marked.has(id));
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" className={styles['row']}>
        {COLUMNS.map((column) => {
          const sorts = SORTS.find((known) => known === column);
          const title = say(`matrix.column.${column}`);
          return (
            <div
              key={column}
              role="columnheader"
              className={styles[column]}
              {...(sort === column && { 'aria-sort': 'ascending' as const })}
            >
              {column === 'number' && answers && (
                <label className={styles['mark']}>
                  <input
                    type="checkbox"
                    checked={isAll}
                    onChange={() => answers.onMark(new Set(isAll ? [] : answerable))}
                  />
                  <VisuallyHidden>{say('matrix.many.chooseAll')}</VisuallyHidden>
                </label>
              )}
              {sorts ? (
                <button type="button" className={styles['sort']} onClick={() => onSort(sorts)}>
                  {title}
                </button>
              ) : (
                title
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
