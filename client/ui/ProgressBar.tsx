import styles from '#client/ui/ProgressBar.module.css';

interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; null while nobody knows how much is left. */
  readonly share: number | null;
  /** What is being done, in words. */
  readonly words: string;
}

/** How far something is that takes its time: a bar, and the same in words. */
export function ProgressBar({ label, share, words }: ProgressBarProps) {
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <div className={styles['progress']}>
      <progress
        aria-label={label}
        aria-valuetext={words}
        max={100}
        {...(percent !== null && { value: percent })}
        className={styles['bar']}
      />
      <p className={styles['words']}>{words}</p>
    </div>
  );
}
