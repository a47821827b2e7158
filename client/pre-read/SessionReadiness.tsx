import { getReadiness, remindMissing } from '#shared/pre-read/pre-read-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Board } from '#client/pre-read/board.ts';
import { PreReadCardLine } from '#client/pre-read/PreReadCardLine.tsx';
import { ReadinessTable } from '#client/pre-read/ReadinessTable.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/pre-read/PreRead.module.css';

/** The pre-reads of a session and how far everybody is; what a member sees of it, and what those who lead can do. */
export function SessionReadiness({ sessionId }: { readonly sessionId: string }) {
  const board = useAnswer(getReadiness, { sessionId });
  return (
    <Answered query={board} lines={5}>
      {(answer) => <Readiness sessionId={sessionId} board={answer} />}
    </Answered>
  );
}

interface ReadinessProps {
  readonly sessionId: string;
  readonly board: Board;
}

function Readiness({ sessionId, board }: ReadinessProps) {
  const say = useSay();
  const { preReads, mayManage, people } = board;
  return (
    <div className={styles['block']}>
      <div className={styles['deeds']}>
        {mayManage && (
          <LinkButton to={`/sessions/${sessionId}/pre-reads/new`}>
            {say('preRead.make.open')}
          </LinkButton>
        )}
        <LinkButton to={`/sessions/${sessionId}/updates`}>
          {say('preRead.board.updates')}
        </LinkButton>
      </div>
      {preReads.length === 0 ? (
        <EmptyState title={say('preRead.board.empty')}>{say('preRead.board.emptyMore')}</EmptyState>
      ) : (
        <>
          <Section title={say('preRead.board.sent')}>
            <ul className={styles['cards']}>
              {preReads.map((preRead) => (
                <PreReadCardLine key={preRead.id} preRead={preRead} board={board} />
              ))}
            </ul>
          </Section>
          {mayManage && <Reminding sessionId={sessionId} board={board} />}
          {people.length > 0 && <ReadinessTable board={board} />}
          <p className={styles['soft']}>{say('preRead.board.known')}</p>
        </>
      )}
    </div>
  );
}

/** One press for all who are missing, and for nobody else. */
function Reminding({ sessionId, board: { missing, remindedToday } }: ReadinessProps) {
  const say = useSay();
  const sending = useSend(remindMissing, {
    changes: [getReadiness],
    onSent: ({ reminded }) => showToast('done', say('preRead.board.reminded', { count: reminded })),
  });
  return (
    <div className={styles['deeds']}>
      {missing > 0 ? (
        <Button
          isPending={sending.isPending}
          onPress={() => sending.mutate({ params: { sessionId } })}
        >
          {say('preRead.board.remind', { count: missing })}
        </Button>
      ) : (
        <span className={styles['soft']}>{say('preRead.board.remindNone')}</span>
      )}
      {remindedToday > 0 && (
        <span className={styles['soft']}>
          {say('preRead.board.remindedToday', { count: remindedToday })}
        </span>
      )}
      <FailureNotice error={sending.error} />
    </div>
  );
}
