import type { Comparison, Counts, Section } from '#shared/compare/comparison.ts';
import type { ComparedNumbers } from '#client/compare/numbers.ts';
import type { Stops } from '#client/compare/use-stops.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/compare/Compare.module.css';

interface ChaptersProps {
  readonly comparison: Comparison;
  readonly numbers: ComparedNumbers;
  readonly stops: Stops;
  /** Called when somebody went to a chapter: a sheet over the text closes then. */
  readonly onGone?: () => void;
}

/** The paper's headings with how much changed under each; a press goes to the first change there. */
export function Chapters({ comparison, numbers, stops, onGone }: ChaptersProps) {
  const say = useSay();
  const { sections } = comparison;
  const current = stops.at === null ? null : (comparison.stops[stops.at]?.section ?? null);
  return (
    <ol className={styles['chapters']}>
      {sections.map((section, at) => {
        const first = comparison.stops.findIndex((stop) => stop.section === at);
        const words = <ChapterWords section={section} numbers={numbers} />;
        const level = section.heading?.attrs?.['level'];
        // What stands before the first heading is no chapter where nothing changed in it.
        if (section.heading === null && first < 0) return null;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- headings have no other name than their place
          <li key={at} data-level={typeof level === 'number' ? level : 1}>
            {first < 0 ? (
              <span className={styles['chapterSame']}>{words}</span>
            ) : (
              <button
                type="button"
                aria-current={current === at ? 'location' : undefined}
                onClick={() => {
                  onGone?.();
                  stops.go(first);
                }}
              >
                {words}
                <span className={styles['chapterCount']}>
                  {say('compare.chapterChanged', { count: sumOf(section.counts) })}
                </span>
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function ChapterWords({
  section,
  numbers,
}: { readonly section: Section } & Pick<ChaptersProps, 'numbers'>) {
  const say = useSay();
  const { heading, state } = section;
  if (heading === null) return <span>{say('compare.beginning')}</span>;
  const part = numbers.both.partOf(heading);
  return (
    <>
      <span className={state === 'removed' ? styles['chapterGone'] : undefined}>
        <bdi>
          {part?.number != null && `${part.number} `}
          {part?.words || say('compare.untitled')}
        </bdi>
      </span>
      {state !== 'both' && (
        <span className={styles['chapterState']}>
          {say(state === 'added' ? 'compare.chapterAdded' : 'compare.chapterRemoved')}
        </span>
      )}
    </>
  );
}

export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
