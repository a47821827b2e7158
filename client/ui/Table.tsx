import type { ReactNode } from 'react';
import { classes } from '#client/ui/classes.ts';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/ui/Table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** The title is for screen readers only, as above a column of buttons. */
  readonly isTitleHidden?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  /** The first column names its row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
}

/**
 * Rows and columns; on a narrow screen (or at 400 % zoom) a card per row. Two structures and not one restyled table:
 * a table whose cells are drawn as blocks is no table any more to a screen reader.
 */
export function Table<Row>(props: TableProps<Row>) {
  return useNarrow() ? <Cards {...props} /> : <Grid {...props} />;
}

function Grid<Row>({ caption, columns, rows, idOf }: TableProps<Row>) {
  return (
    <div className={styles['frame']}>
      <table className={styles['table']}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map(({ id, title, isTitleHidden }) => (
              <th key={id} scope="col">
                {isTitleHidden ? <VisuallyHidden>{title}</VisuallyHidden> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)}>
              {columns.map(({ id, cell }, place) =>
                place === 0 ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards<Row>({ caption, columns, rows, idOf }: TableProps<Row>) {
  const [first, ...rest] = columns;
  return (
    <ul className={styles['cards']} aria-label={caption}>
      {rows.map((row) => (
        <li key={idOf(row)} className={styles['card']}>
          {first?.cell(row)}
          <dl className={styles['facts']}>
            {rest.map(({ id, title, cell, isTitleHidden }) => {
              const content = cell(row);
              if (content === null) return null;
              return (
                <div key={id} className={classes(isTitleHidden && styles['bare'])}>
                  <dt>{isTitleHidden ? <VisuallyHidden>{title}</VisuallyHidden> : title}</dt>
                  <dd>{content}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
