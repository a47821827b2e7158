import { Printer } from 'lucide-react';
import { FOLLOWED_BLOCKS, type FollowedBlock } from '#shared/follow-up/follow-up.ts';
import { type FollowUpLine, getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { FollowUpTable } from '#client/follow-up/FollowUpTable.tsx';
import { SourceWords } from '#client/follow-up/SourceLine.tsx';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TableScreen } from '#client/matrix/TableScreen.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/follow-up/FollowUp.module.css';

const HEADINGS = {
  recommendation: 'followUp.recommendations',
  challenge: 'followUp.challenges',
} as const satisfies Readonly<Record<FollowedBlock, string>>;

/** What became of each recommendation and challenge of the version that a paper continues. */
export function FollowUpScreen() {
  const say = useSay();
  return (
    <TableScreen title={say('followUp.title')}>{(paper) => <OfPaper paper={paper} />}</TableScreen>
  );
}

function OfPaper({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const answer = useAnswer(getFollowUp, { paperId: paper.id });
  // A paper that continues no other has nothing to tell.
  if (answer.data === undefined && refusalOf(answer.error) === 'not-found') return <Nothing />;
  return (
    <Answered query={answer} lines={8}>
      {({ source, mayFill, lines }) => (
        <>
          <p className={styles['paper']}>
            <bdi>{paper.title}</bdi>
          </p>
          <p className={styles['source']}>
            <SourceWords source={source} />
          </p>
          {lines.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <div className={styles['tools']}>
                <Counts lines={lines} />
                <Button
                  icon={<Printer size={18} aria-hidden="true" />}
                  onPress={() => {
                    window.print();
                  }}
                >
                  {say('followUp.print')}
                </Button>
              </div>
              {FOLLOWED_BLOCKS.map((kind) => (
                <OfKind key={kind} kind={kind} {...{ paper, mayFill, lines }} />
              ))}
            </>
          )}
        </>
      )}
    </Answered>
  );
}

function Nothing() {
  const say = useSay();
  return <EmptyState title={say('followUp.none')}>{say('followUp.noneHow')}</EmptyState>;
}

function Counts({ lines }: { readonly lines: readonly FollowUpLine[] }) {
  const say = useSay();
  const filled = lines.filter(({ status, outcome }) => status !== null || outcome !== '').length;
  return (
    <p className={styles['counts']}>{say('followUp.filledOf', { filled, all: lines.length })}</p>
  );
}

interface OfKindProps {
  readonly kind: FollowedBlock;
  readonly paper: PaperView;
  readonly mayFill: boolean;
  readonly lines: readonly FollowUpLine[];
}

function OfKind({ kind, paper, mayFill, lines }: OfKindProps) {
  const say = useSay();
  const own = lines.filter((line) => line.kind === kind);
  if (own.length === 0) return null;
  return (
    <Section title={say(HEADINGS[kind])} id={kind}>
      <FollowUpTable
        paper={paper}
        mayFill={mayFill}
        lines={own}
        caption={say('followUp.caption')}
      />
    </Section>
  );
}
