import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Notice.module.css';

const ICONS = { info: Info, done: CircleCheck, warning: TriangleAlert, trouble: CircleAlert };

interface NoticeProps {
  readonly tone: keyof typeof ICONS;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Says it to screen readers when it appears: at once for trouble, when there is a pause for the rest. */
  readonly isAnnounced?: boolean;
  /** Over the whole width under a bar, without a frame. */
  readonly isBanner?: boolean;
}

/** Something to know, in its place on the page: with an icon, in words, with what can be done. */
export function Notice(props: NoticeProps) {
  const { tone, title, children, action, isAnnounced = false, isBanner = false } = props;
  const Icon = ICONS[tone];
  const role = tone === 'trouble' ? 'alert' : 'status';
  return (
    <div
      className={classes(styles['notice'], styles[tone], isBanner && styles['banner'])}
      {...(isAnnounced && { role })}
    >
      <Icon size={20} aria-hidden="true" className={styles['icon']} />
      <div className={styles['words']}>
        {title && <p className={styles['title']}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
