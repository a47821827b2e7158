import type { ReactNode } from 'react';
import { classes } from '#client/ui/classes.ts';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/ui/Table.module.css';

export interface Column {
  readonly id: string;
  readonly title: string;
  /** The title is for screen readers only, as above a column of buttons. */
  readonly isTitleHidden?: boolean;
  /** How much of the width it takes beside the others, as a share of them all. Where none says so, the first takes a third. */
  readonly share?: number;
}

export interface TableRow {
  readonly id: string;
  /** One per column and in their order; the first names the row. On a card, a null cell leaves its line out. */
  readonly cells: readonly ReactNode[];
}

interface TableProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/**
 * Rows and columns; on a narrow screen (or at 400 % zoom) a card per row. Two structures and not one restyled table:
 * a table whose cells are drawn as blocks is no table any more to a screen reader.
 */
export function Table(props: TableProps) {
  return useNarrow() ? <Cards {...props} /> : <Grid {...props} />;
}

function Grid({ caption, columns, rows }: TableProps) {
  return (
    <div className={styles['frame']}>
      <table className={styles['table']}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <Shares columns={columns} />
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classes(column.isTitleHidden && styles['slim'])}
              >
                <Title column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ id }, place) =>
                place === 0 ? (
                  <th key={id} scope="row">
                    {row.cells[place]}
                  </th>
                ) : (
                  <td key={id}>{row.cells[place]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Shares({ columns }: Pick<TableProps, 'columns'>) {
  const all = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  if (columns.every(({ share }) => share === undefined)) return null;
  return (
    <colgroup>
      {columns.map(({ id, share = 1 }) => (
        <col key={id} style={{ inlineSize: `${String((100 * share) / all)}%` }} />
      ))}
    </colgroup>
  );
}

function Cards({ caption, columns, rows }: TableProps) {
  return (
    <ul className={styles['cards']} aria-label={caption}>
      {rows.map(({ id, cells }) => (
        <li key={id} className={styles['card']}>
          {cells[0]}
          <dl className={styles['facts']}>
            {columns.map((column, place) =>
              place === 0 || cells[place] === null ? null : (
                <div key={column.id} className={classes(column.isTitleHidden && styles['bare'])}>
                  <dt>
                    <Title column={column} />
                  </dt>
                  <dd>{cells[place]}</dd>
                </div>
              ),
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Title({ column: { title, isTitleHidden } }: { readonly column: Column }) {
  return isTitleHidden ? <VisuallyHidden>{title}</VisuallyHidden> : title;
}
