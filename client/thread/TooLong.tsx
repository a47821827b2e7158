import { MOST_LETTERS } from '#shared/thread/comment-body.ts';
import { Sentence } from '#client/locale/Sentence.tsx';
import styles from '#client/thread/Writing.module.css';

export function TooLong({ length }: { readonly length: number }) {
  return (
    <p role="alert" className={styles['wrong']}>
      <Sentence of="thread.compose.tooLong" values={{ length, most: MOST_LETTERS }} />
    </p>
  );
}
