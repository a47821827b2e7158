import { ChevronLeft, ListTree } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Comparison } from '#shared/compare/comparison.ts';
import { getPaper, type PaperView } from '#shared/paper/paper-contract.ts';
import { Chapters } from '#client/compare/Chapters.tsx';
import { COMPARE_SHOWN, COMPARE_VIEW, useCompareOptions } from '#client/compare/compare-choices.ts';
import { ComparedPaper } from '#client/compare/ComparedPaper.tsx';
import { CompareHead } from '#client/compare/CompareHead.tsx';
import { CompareOptionsMenu, PrintComparison, WayThrough } from '#client/compare/CompareTools.tsx';
import { useComparison } from '#client/compare/comparing.ts';
import { type ComparedNumbers, comparedNumbers } from '#client/compare/numbers.ts';
import { LAST_READ, NOW, type Sides, useSides } from '#client/compare/use-sides.ts';
import { TouchedBy, useTouchedSince } from '#client/compare/touched.ts';
import { type Stops, useStops } from '#client/compare/use-stops.ts';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { ChangesAsWord } from '#client/interchange/ChangesAsWord.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { useReadingLook } from '#client/paper/reading-look.ts';
import { useRememberedChoice } from '#client/remembered/remembered-choice.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { usePageTitle } from '#client/ui/Page.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/compare/Compare.module.css';

/** What changed in a paper: between two versions, since one of them, or since I last read it. */
export function CompareScreen() {
  const { paperId = '' } = useParams();
  const say = useSay();
  const paper = useAnswer(getPaper, { paperId });
  usePageTitle(say('compare.title'), paper.data?.title ?? '');
  if (paper.data) return <Compared key={paperId} paper={paper.data} />;
  return (
    <main id="main" tabIndex={-1} className={styles['alone']}>
      <FailureNotice error={paper.error} onRetry={() => void paper.refetch()} />
      {!paper.error && <Skeleton lines={6} />}
    </main>
  );
}

function Compared({ paper }: { readonly paper: PaperView }) {
  const [address, setAddress] = useSearchParams();
  const from = address.get('from') ?? LAST_READ;
  const to = address.get('to') ?? NOW;
  const sides = useSides(paper.id, from, to);
  const comparison = useSidesCompared(sides);
  const numbers = useNumbersOf(paper, sides, comparison);
  const stops = useStops(comparison);
  // Only the text of now knows who wrote it.
  const since = to === NOW ? (sides.old.side?.version?.id ?? null) : null;
  const touched = useTouchedSince(paper.id, since);
  useReadingLook();
  // A hundred pages are drawn anew in between what the reader does.
  const view = useDeferredValue(useRememberedChoice(COMPARE_VIEW));
  const onlyChanges = useDeferredValue(useRememberedChoice(COMPARE_SHOWN)) === 'changes';
  const shown = comparison && numbers ? { comparison, numbers } : null;
  return (
    <div className={styles['screen']} data-view={view}>
      <TopBar paper={paper}>
        {shown && <WayThrough comparison={shown.comparison} stops={stops} />}
        {shown && <ChaptersButton {...shown} stops={stops} />}
        <CompareOptionsMenu />
        <PrintComparison />
        {sides.old.side?.version && sides.new.side && (
          <ChangesAsWord
            paperId={paper.id}
            versionId={sides.old.side.version.id}
            untilId={sides.new.side.version?.id ?? null}
          />
        )}
      </TopBar>
      <div className={styles['desk']}>
        <aside className={styles['side']}>
          {shown && <SideChapters {...shown} stops={stops} />}
        </aside>
        <main id="main" tabIndex={-1} className={styles['sheet']}>
          <CompareHead
            paper={paper}
            from={from}
            to={to}
            sides={sides}
            comparison={comparison}
            onChange={(nextFrom, nextTo) =>
              setAddress({ from: nextFrom, to: nextTo }, { replace: true })
            }
          />
          {shown && shown.comparison.stops.length > 0 && (
            <TouchedBy value={touched}>
              <ComparedPaper
                {...shown}
                paperId={paper.id}
                direction={paper.direction}
                view={view}
                onlyChanges={onlyChanges}
              />
            </TouchedBy>
          )}
        </main>
      </div>
    </div>
  );
}

function useSidesCompared(sides: Sides): Comparison | null | undefined {
  const options = useCompareOptions();
  const [old, next] = [sides.old.side?.content, sides.new.side?.content];
  const asked = useMemo(
    () => (old && next ? { old, new: next, options } : null),
    [old, next, options],
  );
  return useComparison(asked);
}

function useNumbersOf(
  paper: PaperView,
  sides: Sides,
  comparison: Comparison | null | undefined,
): ComparedNumbers | null {
  const say = useSay();
  const before = sides.old.side?.layout ?? paper.layout;
  const after = sides.new.side?.layout ?? paper.layout;
  return useMemo(
    () =>
      comparison
        ? comparedNumbers(
            { content: comparison.old, layout: before },
            { content: comparison.new, layout: after },
            structureWords(say),
          )
        : null,
    [comparison, before, after, say],
  );
}

interface TopBarProps {
  readonly paper: PaperView;
  readonly children: ReactNode;
}

function TopBar({ paper, children }: TopBarProps) {
  const say = useSay();
  return (
    <header className={styles['bar']}>
      <Link to={`/papers/${paper.id}`} className={styles['crumb']}>
        <ChevronLeft size={18} aria-hidden="true" className="mirrored" />
        <VisuallyHidden>{say('compare.back')}</VisuallyHidden>
        <bdi>{paper.title}</bdi>
      </Link>
      <span className={styles['grow']} />
      {children}
    </header>
  );
}

interface ShownProps {
  readonly comparison: Comparison;
  readonly numbers: ComparedNumbers;
  readonly stops: Stops;
}

function SideChapters(props: ShownProps) {
  const say = useSay();
  if (props.comparison.sections.length === 0) return null;
  return (
    <nav aria-label={say('compare.chaptersOpen')} className={styles['chaptersFrame']}>
      <h2 className={styles['sideTitle']}>{say('compare.chapters')}</h2>
      <Chapters {...props} />
    </nav>
  );
}

/** Where there is no room beside the sheet, the chapters open over it. */
function ChaptersButton(props: ShownProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <span className={styles['chaptersButton']}>
      <IconButton label={say('compare.chaptersOpen')} onPress={() => setIsOpen(true)}>
        <ListTree size={20} aria-hidden="true" className="mirrored" />
      </IconButton>
      <Dialog title={say('compare.chapters')} isOpen={isOpen} onClose={close}>
        <Chapters {...props} onGone={close} />
      </Dialog>
    </span>
  );
}
