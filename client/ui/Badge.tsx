import type { ReactNode } from 'react';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Badge.module.css';

/** Green is proposed or done, amber is waiting or doubtful, red is removed or stopped, accent is new to you. */
export type Tone = 'plain' | 'accent' | 'green' | 'amber' | 'red';

interface BadgeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A word or two about a state. The words carry the meaning; the colour only repeats it. */
export function Badge({ tone = 'plain', children }: BadgeProps) {
  return <span className={classes(styles['badge'], styles[tone])}>{children}</span>;
}
