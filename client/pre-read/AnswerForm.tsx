import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useEffect } from 'react';
import { LONGEST } from '#shared/pre-read/pre-read.ts';
import { answerPreRead, getPreRead, type PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { useIsOnline } from '#client/offline/reach.ts';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/pre-read/PreRead.module.css';

/** `sendId` is given at the first sending and stays until it came through; `waits` is set while it could not. */
const UNSENT = { sendId: '', waits: '' };
const FIELD = 'answer ';

/** The words of the answers on this device, and their sending: once, and by itself when the network is back. */
function useAnswers({ id, questions, mine }: PreReadView) {
  const say = useSay();
  const known = new Map(mine.answers.map(({ questionId, text }) => [questionId, text]));
  const empty: Record<string, string> = Object.fromEntries(
    questions.map((question) => [`${FIELD}${question.id}`, known.get(question.id) ?? '']),
  );
  const { words, change, drop } = useDraft<Record<string, string>>(`pre-read ${id}`, {
    ...empty,
    ...UNSENT,
  });
  const { mutate, isPending, error } = useSend(answerPreRead, {
    changes: [getPreRead, listWaitingThings],
    onSent: () => {
      drop();
      showToast('done', say('preRead.sent'));
    },
  });
  const isRefused = refusalOf(error) !== null;
  const isOnline = useIsOnline();
  const waits = words['waits'] === 'yes' && !isRefused && !isPending;
  const send = () => {
    const sendId = words['sendId'] || newCommentId();
    change({ sendId, waits: 'yes' });
    const answers = questions.map((question) => ({
      questionId: question.id,
      text: (words[`${FIELD}${question.id}`] ?? '').trim(),
    }));
    mutate({ params: { preReadId: id }, body: { sendId, answers, isSubmitted: true } });
  };
  useEffect(() => {
    if (isOnline && waits) send();
    // Tried again when the network is back, and when a page is opened on which something still waits.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- not at each change of the words
  }, [isOnline]);
  return { words, change, send, waits, isPending, error };
}

/**
 * One field for each question. What is written stays on this device until the server has it; a sending without a network
 * goes by itself when it is back, and counts once.
 */
export function AnswerForm({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const { questions, mine } = preRead;
  const { words, change, send, waits, isPending, error } = useAnswers(preRead);
  const isClosed = refusalOf(error) === 'stage-closed';
  return (
    <FormBody onSubmit={send}>
      <p className={styles['soft']}>{say('preRead.questionsToAll')}</p>
      <Submitted mine={mine} />
      {questions.map((question, place) => (
        <div key={question.id} className={styles['question']}>
          <TextField
            label={`${say('preRead.question', { number: place + 1 })}: ${question.text}`}
            lines={4}
            maxLength={LONGEST.answer}
            value={words[`${FIELD}${question.id}`] ?? ''}
            onChange={(text) => change({ [`${FIELD}${question.id}`]: text, ...UNSENT })}
          />
        </div>
      ))}
      {waits ? (
        <Notice tone="warning" isAnnounced>
          {say('preRead.waits')}
        </Notice>
      ) : (
        <FailureNotice error={error} words={isClosed ? say('preRead.closed') : undefined} />
      )}
      <div className={styles['deeds']}>
        <Button type="submit" tone="primary" isPending={isPending}>
          {say(mine.submittedAt === null ? 'preRead.submit' : 'preRead.resubmit')}
        </Button>
        <span className={styles['soft']}>{say('preRead.saved')}</span>
      </div>
    </FormBody>
  );
}

function Submitted({ mine: { submittedAt, isLate } }: Pick<PreReadView, 'mine'>) {
  const say = useSay();
  if (submittedAt === null) return null;
  return (
    <output className={styles['done']}>
      <Sentence of="preRead.submitted" values={{ when: <TimeAgo at={submittedAt} /> }} />{' '}
      {isLate && <Badge tone="amber">{say('preRead.late')}</Badge>}
    </output>
  );
}
