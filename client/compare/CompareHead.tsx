import { type ReactNode, useState } from 'react';
import type { ChangeKind, Comparison } from '#shared/compare/comparison.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useCompareOptions } from '#client/compare/compare-choices.ts';
import { MarkAsRead } from '#client/compare/MarkAsRead.tsx';
import { LAST_READ, NOW, type Sides } from '#client/compare/use-sides.ts';
import { VersionChoice } from '#client/compare/VersionChoice.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageTitle } from '#client/ui/Page.tsx';
import { EmptyState, Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/compare/Compare.module.css';

interface CompareHeadProps {
  readonly paper: PaperView;
  readonly from: string;
  readonly to: string;
  readonly sides: Sides;
  readonly comparison: Comparison | null | undefined;
  readonly onChange: (from: string, to: string) => void;
}

/** What is compared with what, how much changed, and what can be done about it. */
export function CompareHead(props: CompareHeadProps) {
  const { paper, from, to, sides, comparison, onChange } = props;
  const say = useSay();
  const [isStale, setIsStale] = useState(false);
  const isReading = from === LAST_READ && to === NOW;
  return (
    <div className={styles['head']}>
      <PageTitle>
        <Sentence of="compare.titleOf" values={{ title: paper.title }} />
      </PageTitle>
      <VersionChoice paperId={paper.id} from={from} to={to} sides={sides} onChange={onChange} />
      {isReading && <Since sides={sides} />}
      <FailureNotice
        error={sides.error}
        onRetry={() => {
          void sides.old.refetch();
          void sides.new.refetch();
        }}
      />
      {sides.hasNoBaseline ? (
        <EmptyState
          title={say('compare.noBaseline')}
          action={
            <MarkAsRead
              paperId={paper.id}
              words={say('compare.read.start')}
              refetch={() => Promise.resolve(false)}
              onStale={setIsStale}
            />
          }
        >
          {say('compare.noBaselineMore')}
        </EmptyState>
      ) : (
        !sides.error && <Outcome comparison={comparison} />
      )}
      {isStale && (
        <Notice tone="info" isAnnounced>
          {say('compare.read.meanwhile')}
        </Notice>
      )}
      {isReading && comparison && comparison.stops.length > 0 && (
        <div className={styles['actions']}>
          <MarkAsRead
            paperId={paper.id}
            words={say('compare.read.mark')}
            refetch={sides.new.refetch}
            onStale={setIsStale}
          />
        </div>
      )}
    </div>
  );
}

function Since({ sides: { baseline } }: Pick<CompareHeadProps, 'sides'>) {
  if (!baseline) return null;
  const of = baseline.kind === 'read' ? 'compare.sinceRead' : 'compare.sinceNamed';
  return (
    <p className={styles['since']}>
      <Sentence of={of} values={{ when: <TimeAgo at={baseline.at} /> }} />
    </p>
  );
}

function Outcome({ comparison }: Pick<CompareHeadProps, 'comparison'>): ReactNode {
  const say = useSay();
  const { ignoreNiqqud, ignorePunctuation } = useCompareOptions();
  if (comparison === undefined) {
    return (
      <div aria-busy="true">
        <p className={styles['since']}>{say('compare.working')}</p>
        <Skeleton lines={6} />
      </div>
    );
  }
  if (comparison === null) {
    return (
      <Notice tone="trouble" isAnnounced>
        {say('compare.failed')}
      </Notice>
    );
  }
  if (comparison.stops.length === 0) {
    const isPassedOver = ignoreNiqqud || ignorePunctuation;
    return (
      <Notice tone="done" isAnnounced>
        {say(isPassedOver ? 'compare.equalIgnoring' : 'compare.equal')}
      </Notice>
    );
  }
  return <Summary comparison={comparison} />;
}

const TONES: Readonly<Record<ChangeKind, Tone>> = {
  added: 'green',
  removed: 'red',
  changed: 'amber',
  moved: 'accent',
  formatted: 'plain',
};

function Summary({ comparison }: { readonly comparison: Comparison }) {
  const say = useSay();
  const { counts, wordsAdded, wordsRemoved, coarse } = comparison;
  const kinds = (Object.keys(TONES) as ChangeKind[]).filter((kind) => counts[kind] > 0);
  return (
    <>
      <p className={styles['counts']}>
        {kinds.map((kind) => (
          <Badge key={kind} tone={TONES[kind]}>
            {say(`compare.count.${kind}`, { count: counts[kind] })}
          </Badge>
        ))}
        <span className={styles['words']}>
          {[
            wordsAdded > 0 && say('compare.wordsAdded', { count: wordsAdded }),
            wordsRemoved > 0 && say('compare.wordsRemoved', { count: wordsRemoved }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {coarse > 0 && <Notice tone="info">{say('compare.coarse', { count: coarse })}</Notice>}
    </>
  );
}
