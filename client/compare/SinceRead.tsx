import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { type Baseline, getReading } from '#shared/version/version-contract.ts';
import { sumOf } from '#client/compare/Chapters.tsx';
import { useComparison } from '#client/compare/comparing.ts';
import { MarkAsRead } from '#client/compare/MarkAsRead.tsx';
import { LAST_READ, NOW, useSides } from '#client/compare/use-sides.ts';
import { queryOf } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/compare/SinceRead.module.css';

export interface SinceReadState {
  readonly baseline: Baseline | null | undefined;
  /** How many changes since then; null while it is not known. */
  readonly count: number | null;
  /** Of each heading under which something changed, that it did, by its id. */
  readonly notes: ReadonlyMap<string, string>;
}

const NO_NOTES: ReadonlyMap<string, string> = new Map();

/**
 * What changed in a paper since I last read it, chapter by chapter; looked at once, when the paper is opened and its text
 * is there: nothing of it may hold that up.
 */
export function useSinceRead(paper: PaperView, isOpen: boolean): SinceReadState {
  const say = useSay();
  const reading = useQuery({ ...queryOf(getReading, { paperId: paper.id }), enabled: isOpen });
  const hasChanged = reading.data?.hasChanged === true && reading.data.baseline !== null;
  const sides = useSides(hasChanged ? paper.id : '', LAST_READ, NOW);
  const [old, next] = [sides.old.side?.content, sides.new.side?.content];
  const asked = useMemo(
    () => (hasChanged && old && next ? { old, new: next, options: PLAIN_COMPARE } : null),
    [hasChanged, old, next],
  );
  const comparison = useComparison(asked);
  return useMemo(() => {
    const baseline = reading.data?.baseline;
    if (!comparison) return { baseline, count: hasChanged ? null : 0, notes: NO_NOTES };
    const notes = comparison.sections.flatMap(({ heading, counts }): [string, string][] => {
      const [id, count] = [heading?.attrs?.['id'], sumOf(counts)];
      if (typeof id !== 'string' || count === 0) return [];
      return [[id, say('compare.read.changedHere', { count })]];
    });
    return { baseline, count: comparison.stops.length, notes: new Map(notes) };
  }, [reading.data, comparison, hasChanged, say]);
}

interface SinceReadProps {
  readonly paperId: string;
  readonly since: SinceReadState;
}

/** Over the table of contents: the way to what changed, or from where on it will be shown. */
export function SinceRead({ paperId, since: { baseline, count } }: SinceReadProps) {
  const say = useSay();
  if (baseline === undefined) return null;
  if (baseline === null) {
    return (
      <div className={styles['since']}>
        <MarkAsRead
          paperId={paperId}
          words={say('compare.read.start')}
          isQuiet
          refetch={() => Promise.resolve(false)}
          onStale={() => undefined}
        />
      </div>
    );
  }
  if (count === 0) return null;
  return (
    <p className={styles['since']}>
      <Link
        to={`/papers/${paperId}/compare?from=${LAST_READ}&to=${NOW}`}
        className={styles['link']}
      >
        <span className={styles['dot']} aria-hidden="true" />
        {say(baseline.kind === 'read' ? 'compare.read.open' : 'compare.read.openNamed')}
        {count !== null && <span className={styles['count']}>{say('compare.all', { count })}</span>}
      </Link>
    </p>
  );
}
