import type { ReactNode } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { classes } from '#client/ui/classes.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/ui/Waiting.module.css';

/** A turning ring for a short wait inside a control, whose own name says what is waited for. */
export function Spinner() {
  return <span className={styles['spinner']} aria-hidden="true" />;
}

/** Grey lines in the place of a list that is on its way. They appear after a moment, so that a quick answer never flickers. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const say = useSay();
  return (
    <div className={styles['skeleton']} aria-live="polite">
      <VisuallyHidden>{say('app.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={classes(styles['line'])} aria-hidden="true" />
      ))}
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where nothing stands yet: says so, says what will appear, and offers the next step when there is one. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
