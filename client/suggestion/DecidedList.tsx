import { useState } from 'react';
import type { DecisionView } from '#shared/suggestion/suggestion-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { SuggestedChange } from '#client/suggestion/SuggestedChange.tsx';
import type { useDecisions } from '#client/suggestion/use-decisions.ts';
import { useLook } from '#client/thread/use-look.ts';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

const SHOWN = ['all', 'rejected', 'mine'] as const;
type Shown = (typeof SHOWN)[number];

const FITS: Readonly<Record<Shown, (decision: DecisionView) => boolean>> = {
  all: () => true,
  rejected: ({ decision, isWithdrawal }) => decision === 'reject' && !isWithdrawal,
  mine: ({ isMine }) => isMine,
};

interface DecidedListProps {
  readonly paperId: string;
  readonly answer: ReturnType<typeof useDecisions>;
}

/** What was decided, newest first: a rejected suggestion is found here again, with its words and the reason. */
export function DecidedList({ paperId, answer }: DecidedListProps) {
  const say = useSay();
  useLook(paperId, 'decisions', newestIn(answer.data?.decisions ?? []));
  const [shown, setShown] = useState<Shown>('all');
  if (answer.error) {
    return <FailureNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data) return <Skeleton lines={4} />;
  const decisions = answer.data.decisions.filter(FITS[shown]);
  return (
    <>
      <div className={styles['all']}>
        <Choice
          label={say('suggestion.decided.show')}
          isLabelHidden
          look="chips"
          value={shown}
          onChange={setShown}
          options={SHOWN.map((value) => ({ value, label: say(`suggestion.decided.${value}`) }))}
        />
      </div>
      {decisions.length === 0 && <p className={styles['none']}>{say('suggestion.decided.none')}</p>}
      <ul className={styles['list']}>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <DecidedCard decision={decision} />
          </li>
        ))}
      </ul>
    </>
  );
}

const newestIn = (decisions: readonly DecisionView[]) =>
  decisions
    .map(({ at }) => at)
    .toSorted()
    .at(-1) ?? '';

/** One decision: what it was about, how it was decided, by whom and why. */
export function DecidedCard({ decision }: { readonly decision: DecisionView }) {
  const say = useSay();
  const { authorName, byName, at, reason, isMine } = decision;
  const [outcome, tone] = outcomeOf(decision);
  return (
    <article className={styles['card']}>
      <p className={styles['who']}>
        <Badge tone={tone}>{say(`suggestion.decided.outcome.${outcome}`)}</Badge>{' '}
        <strong>
          <bdi>{authorName}</bdi>
        </strong>
        {isMine && <> {say('suggestion.decided.isMine')}</>}
        {decision.waitsAgain && <Badge tone="amber">{say('suggestion.decided.waitsAgain')}</Badge>}
      </p>
      <SuggestedChange change={decision} />
      {reason !== null && (
        <p dir="auto" className={styles['why']}>
          {reason}
        </p>
      )}
      <p className={styles['who']}>
        <span>
          <Sentence
            of="suggestion.decided.by"
            values={{ name: byName, when: <TimeAgo at={at} /> }}
          />
        </span>
      </p>
    </article>
  );
}

function outcomeOf({
  decision,
  isWithdrawal,
}: DecisionView): ['accepted' | 'rejected' | 'withdrawn', Tone] {
  if (decision === 'accept') return ['accepted', 'green'];
  return isWithdrawal ? ['withdrawn', 'plain'] : ['rejected', 'red'];
}
