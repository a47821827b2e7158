import type { MarkedText } from '#shared/search/search-contract.ts';
import styles from '#client/search/Search.module.css';

/** Words with those that were searched for marked. */
export function Marked({ text }: { readonly text: MarkedText }) {
  return text.map((part, place) =>
    part.isHit ? (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one text never change places
      <mark key={place} className={styles['hit']}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
