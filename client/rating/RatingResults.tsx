import type { RatingItem, RatingRoundView, SpreadView } from '#shared/rating/rating-contract.ts';
import { MARKS } from '#shared/rating/spread.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { RatedName } from '#client/rating/RatedName.tsx';
import { Table } from '#client/ui/Table.tsx';
import styles from '#client/rating/Rating.module.css';

interface RatingResultsProps {
  readonly items: readonly RatingItem[];
  readonly results: NonNullable<RatingRoundView['results']>;
}

/** How a closed round came out: for each recommendation how the marks lie, not only their middle. */
export function RatingResults({ items, results }: RatingResultsProps) {
  const say = useSay();
  const byItem = new Map(results.map((result) => [result.itemId, result]));
  return (
    <>
      <p className={styles['soft']}>{say('rating.result.how')}</p>
      <Table
        caption={say('rating.result.caption')}
        columns={[
          { id: 'item', title: say('rating.result.item') },
          { id: 'importance', title: say('rating.importance') },
          { id: 'feasibility', title: say('rating.feasibility') },
        ]}
        rows={items.map((item) => {
          const result = byItem.get(item.id);
          return {
            id: item.id,
            cells: [
              <RatedName key="name" item={item} />,
              result ? <Spread key="importance" spread={result.importance} /> : null,
              result ? <Spread key="feasibility" spread={result.feasibility} /> : null,
            ],
          };
        })}
      />
    </>
  );
}

function Spread({ spread }: { readonly spread: SpreadView }) {
  const say = useSay();
  const { counts, abstained, median } = spread;
  const most = Math.max(1, ...counts);
  return (
    <div className={styles['spread']}>
      <p className={styles['median']}>
        {median === null ? say('rating.result.noMedian') : say('rating.result.median', { median })}
      </p>
      <ul className={styles['marks']}>
        {MARKS.map((mark, at) => {
          const count = counts[at] ?? 0;
          return (
            <li key={mark} className={styles['mark']}>
              <span>{say('rating.result.mark', { mark, count })}</span>
              <svg
                className={styles['bar']}
                viewBox="0 0 100 8"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect width={(100 * count) / most} height="8" />
              </svg>
            </li>
          );
        })}
      </ul>
      <p className={styles['soft']}>{say('rating.result.abstained', { count: abstained })}</p>
    </div>
  );
}
