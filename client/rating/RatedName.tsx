import { Link } from 'react-router';
import type { RatingItem } from '#shared/rating/rating-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/rating/Rating.module.css';

/** A recommendation of a round: its number, which leads to it, and its words of then. */
export function RatedName({ item }: { readonly item: RatingItem }) {
  const say = useSay();
  const { paperId, blockId, number, words } = item;
  return (
    <div className={styles['name']}>
      <Link to={`/recommendations/${paperId}/${blockId}`}>{say('rating.name', { number })}</Link>
      <p dir="auto">{words}</p>
    </div>
  );
}
