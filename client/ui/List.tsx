import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from '#client/ui/List.module.css';

/** Rows on one sheet. `label` names the list where no heading does. */
export function List({
  children,
  label,
}: {
  readonly children: ReactNode;
  readonly label?: string;
}) {
  return (
    <ul className={styles['list']} {...(label && { 'aria-label': label })}>
      {children}
    </ul>
  );
}

interface RowProps {
  readonly to: string;
  readonly title: ReactNode;
  /** What there is to know, under the title. */
  readonly below?: ReactNode;
  /** A state at the end of the row. */
  readonly end?: ReactNode;
  /** What a press does, drawn as a button; the whole row is the link. */
  readonly action?: string;
}

/** One row that leads somewhere: one link over its whole surface, so that there is one stop and a large target. */
export function Row({ to, title, below, end, action }: RowProps) {
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <Link to={to} className={styles['title']}>
          <bdi>{title}</bdi>
        </Link>
        {below && <div className={styles['below']}>{below}</div>}
      </div>
      {end && <div className={styles['end']}>{end}</div>}
      {action && (
        <span className={styles['action']} aria-hidden="true">
          {action}
        </span>
      )}
    </li>
  );
}

/** Facts in one line, with a dot between them for the eye only. */
export function Facts({ children }: { readonly children: readonly ReactNode[] }) {
  const facts = children.filter((fact) => fact !== null && fact !== false && fact !== undefined);
  return (
    <span className={styles['facts']}>
      {facts.map((fact, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- facts of one line never change places
        <span key={place}>{fact}</span>
      ))}
    </span>
  );
}
