import { languageOf } from '#shared/paper/paper.ts';
import { memo, useMemo, useState } from 'react';
import type { ChangeKind, Comparison, Difference } from '#shared/compare/comparison.ts';
import { isChanged } from '#client/compare/change-words.ts';
import { ComparedBlock } from '#client/compare/ComparedBlock.tsx';
import type { ComparedNumbers } from '#client/compare/numbers.ts';
import { NumbersOf } from '#client/editor/structure/static-numbers.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ImagesOf, WithIds } from '#client/paper/StaticPart.tsx';
import '#client/compare/compared.css';

interface ComparedPaperProps {
  readonly paperId: string;
  readonly comparison: Comparison;
  readonly numbers: ComparedNumbers;
  readonly direction: 'rtl' | 'ltr';
  readonly view: 'inline' | 'side';
  readonly onlyChanges: boolean;
}

/** Two papers laid over each other, in one text or in two columns; whole, or only where they differ. */
export const ComparedPaper = memo(function ComparedPaper(props: ComparedPaperProps) {
  const { paperId, comparison, numbers, direction, view, onlyChanges } = props;
  const stretches = useMemo(
    () =>
      onlyChanges ? stretchesOf(comparison) : [{ isQuiet: false, blocks: comparison.differences }],
    [comparison, onlyChanges],
  );
  return (
    <ImagesOf value={paperId}>
      <WithIds value={false}>
        <NumbersOf value={numbers.both}>
          <div
            className={
              view === 'side' ? 'paper-text compared compared-side' : 'paper-text compared'
            }
            dir={direction}
            lang={languageOf({ direction })}
          >
            {stretches.map((stretch, at) =>
              stretch.isQuiet ? (
                // oxlint-disable-next-line react/no-array-index-key -- stretches have no other name than their place
                <QuietBlocks key={at} {...props} blocks={stretch.blocks} />
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <Blocks key={at} {...props} blocks={stretch.blocks} />
              ),
            )}
          </div>
        </NumbersOf>
      </WithIds>
    </ImagesOf>
  );
});

interface BlocksProps extends ComparedPaperProps {
  readonly blocks: readonly Difference[];
}

function Blocks({ blocks, comparison, numbers, view }: BlocksProps) {
  const kindOf = (stop: number): ChangeKind | null => comparison.stops[stop]?.kind ?? null;
  return blocks.map((difference, at) => (
    <ComparedBlock
      // oxlint-disable-next-line react/no-array-index-key -- read once and never reordered
      key={at}
      difference={difference}
      comparison={comparison}
      numbers={numbers}
      view={view}
      kindOf={kindOf}
    />
  ));
}

/** Blocks that nothing happened to: one line, and a press shows them. */
function QuietBlocks(props: BlocksProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <Blocks {...props} />;
  return (
    <div className="compared-quiet">
      <button type="button" onClick={() => setIsOpen(true)}>
        {say('compare.quiet', { count: props.blocks.length })}
      </button>
    </div>
  );
}

interface Stretch {
  readonly isQuiet: boolean;
  readonly blocks: Difference[];
}

/** What changed, and between it what did not; a heading stays where anything under it changed. */
function stretchesOf({ differences, sections }: Comparison): Stretch[] {
  const lively = new Set(
    sections.flatMap(({ heading, counts }) =>
      heading && Object.values(counts).some((count) => count > 0) ? [heading] : [],
    ),
  );
  const stretches: Stretch[] = [];
  for (const difference of differences) {
    const isShown =
      isChanged(difference) || (difference.new !== null && lively.has(difference.new));
    const last = stretches.at(-1);
    // A place that something left is nothing to count.
    if (last?.isQuiet === !isShown || (last && difference.kind === 'left'))
      last.blocks.push(difference);
    else stretches.push({ isQuiet: !isShown, blocks: [difference] });
  }
  return stretches;
}
