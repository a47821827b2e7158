import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { isolated } from '#client/locale/isolated.ts';
import styles from '#client/ui/Page.module.css';

const PRODUCT = 'Nayar';

/** Names the browser's tab from the narrowest to the widest: "נייר - פורום - Nayar". */
export function usePageTitle(...parts: readonly string[]): void {
  const title = [...parts.filter(Boolean).map(isolated), PRODUCT].join(' - ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

interface BackLinkProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** Over a screen's heading: the way to what the screen is a part of. Not printed. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <p className={styles['back']}>
      <Link to={to}>{children}</Link>
    </p>
  );
}

let isFirstPage = true;

interface PageTitleProps {
  readonly children: ReactNode;
}

/**
 * The heading of a screen. After a change of screen it takes the focus, so that a screen reader starts at it and Tab
 * goes on from it; on the first screen of a visit the browser does that by itself.
 */
export function PageTitle({ children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles['title']}>
      {children}
    </h1>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly id?: string;
  /** Stands at the end of the title's line. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen under its own heading. */
export function Section({ title, id, action, children }: SectionProps) {
  return (
    <section className={styles['section']} {...(id && { id })}>
      <div className={styles['sectionHead']}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
