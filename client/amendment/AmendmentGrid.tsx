import { Link } from 'react-router';
import type { AmendmentGroup, AmendmentRow } from '#shared/amendment/amendment-rows.ts';
import { AmendmentCells, type AmendmentCell } from '#client/amendment/AmendmentCells.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/amendment/Amendment.module.css';

interface AmendmentGridProps {
  readonly paperId: string;
  readonly groups: readonly AmendmentGroup[];
  readonly placeOf: (blockId: string | null) => string;
}

const CELLS: readonly AmendmentCell[] = ['old', 'next', 'author', 'state'];

/** A body of rows for each passage, under its place; on a phone a card for each amendment. */
export function AmendmentGrid(props: AmendmentGridProps) {
  return useNarrow() ? <Cards {...props} /> : <Grid {...props} />;
}

function Grid({ paperId, groups, placeOf }: AmendmentGridProps) {
  const say = useSay();
  return (
    <table className={styles['table']}>
      <caption>
        <VisuallyHidden>{say('amendment.caption')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {CELLS.map((cell) => (
            <th key={cell} scope="col" className={styles[cell]}>
              {say(`amendment.column.${cell}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ blockId, rows }) => (
        <tbody key={rows[0]?.key}>
          <tr className={styles['place']}>
            <th scope="rowgroup" colSpan={CELLS.length}>
              <PlaceLine {...{ paperId, blockId, rows }} place={placeOf(blockId)} />
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.key}>
              {CELLS.map((cell) => (
                <td key={cell}>
                  <AmendmentCells cell={cell} row={row} paperId={paperId} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Cards({ paperId, groups, placeOf }: AmendmentGridProps) {
  const say = useSay();
  return groups.map(({ blockId, rows }) => (
    <section key={rows[0]?.key} className={styles['group']}>
      <h2 className={styles['cardPlace']}>
        <PlaceLine {...{ paperId, blockId, rows }} place={placeOf(blockId)} />
      </h2>
      <ul className={styles['cards']}>
        {rows.map((row) => (
          <li key={row.key} className={styles['card']}>
            <dl>
              {CELLS.map((cell) => (
                <div key={cell}>
                  <dt>{say(`amendment.column.${cell}`)}</dt>
                  <dd>
                    <AmendmentCells cell={cell} row={row} paperId={paperId} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  ));
}

interface PlaceLineProps {
  readonly paperId: string;
  readonly blockId: string | null;
  readonly place: string;
  readonly rows: readonly AmendmentRow[];
}

function PlaceLine({ paperId, blockId, place, rows }: PlaceLineProps) {
  const say = useSay();
  const competing = rows.filter(({ state }) => state === 'pending').length > 1;
  return (
    <>
      {blockId === null ? place : <Link to={`/papers/${paperId}#b-${blockId}`}>{place}</Link>}
      {competing && <span className={styles['competing']}> · {say('amendment.competing')}</span>}
    </>
  );
}
