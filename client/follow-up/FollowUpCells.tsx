import { useMemo } from 'react';
import { Link } from 'react-router';
import { comparePapers } from '#shared/compare/compare-papers.ts';
import type { Fate } from '#shared/follow-up/follow-up.ts';
import type { FollowUpLine } from '#shared/follow-up/follow-up-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { DIMENSIONS } from '#shared/paper/schema.ts';
import { ComparedPart } from '#client/compare/ComparedPart.tsx';
import '#client/compare/compared.css';
import { useSay } from '#client/locale/Locale.tsx';
import { isNode, StaticParts } from '#client/paper/StaticPart.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import styles from '#client/follow-up/FollowUp.module.css';

interface WasCellProps {
  readonly line: FollowUpLine;
  readonly direction: PaperView['direction'];
}

/** How it read in the source. */
export function WasCell({ line: { wording }, direction }: WasCellProps) {
  const say = useSay();
  if (!isNode(wording)) return null;
  const dimension = DIMENSIONS.find((known) => known === wording.attrs?.['dimension']);
  return (
    <>
      <Words block={wording} direction={direction} />
      {dimension && <p className={styles['soft']}>{say(`editor.dimension.${dimension}`)}</p>}
    </>
  );
}

interface WordsProps {
  readonly block: ContentNode;
  readonly direction: PaperView['direction'];
}

/** What stands in a block, without its frame. */
function Words({ block, direction }: WordsProps) {
  return (
    <div className={`paper-text ${styles['words'] ?? ''}`} dir={direction}>
      <StaticParts of={block.content ?? [block]} depth={1} />
    </div>
  );
}

const TONES: Readonly<Record<Fate, Tone>> = {
  unchanged: 'plain',
  changed: 'amber',
  joined: 'amber',
  dropped: 'red',
};

interface NowCellProps {
  readonly line: FollowUpLine;
  readonly paper: PaperView;
}

/** What the paper says about it now: what changed in its words, or where they went. */
export function NowCell({ line, paper }: NowCellProps) {
  const say = useSay();
  const { fate, wording, now } = line;
  const id = isNode(now) ? now.attrs?.['id'] : null;
  return (
    <>
      <p className={styles['fate']}>
        <Badge tone={TONES[fate]}>{say(`followUp.fate.${fate}`)}</Badge>
        {typeof id === 'string' && (
          <Link to={`/papers/${paper.id}#b-${id}`}>{say('followUp.toBlock')}</Link>
        )}
      </p>
      {fate === 'changed' && isNode(wording) && isNode(now) && (
        <Compared was={wording} now={now} direction={paper.direction} />
      )}
      {fate === 'joined' && isNode(now) && <Words block={now} direction={paper.direction} />}
    </>
  );
}

interface ComparedProps {
  readonly was: ContentNode;
  readonly now: ContentNode;
  readonly direction: PaperView['direction'];
}

/** Both wordings in one text, what came and went marked. */
function Compared({ was, now, direction }: ComparedProps) {
  const comparison = useMemo(() => comparePapers([was], [now]), [was, now]);
  const kindOf = (stop: number) => comparison.stops[stop]?.kind ?? null;
  const inner = comparison.differences.flatMap((block) => block.children ?? [block]);
  return (
    <div className={`paper-text compared ${styles['words'] ?? ''}`} dir={direction}>
      {inner.map((difference, at) => (
        <ComparedPart
          // oxlint-disable-next-line react/no-array-index-key -- read once and never reordered
          key={at}
          difference={difference}
          side="both"
          depth={1}
          kindOf={kindOf}
        />
      ))}
    </div>
  );
}
