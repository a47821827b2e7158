import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { LONGEST } from '#shared/pre-read/pre-read.ts';
import { getPreRead, type PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useWaitingForm } from '#client/offline/use-waiting-form.ts';
import { NotTaken } from '#client/pre-read/NotTaken.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/pre-read/PreRead.module.css';

const FIELD = 'answer ';

/** The words of the answers on this device, and their sending. */
function useAnswers({ id, questions, mine }: PreReadView) {
  const say = useSay();
  const known = new Map(mine.answers.map(({ questionId, text }) => [questionId, text]));
  const empty: Record<string, string> = Object.fromEntries(
    questions.map((question) => [`${FIELD}${question.id}`, known.get(question.id) ?? '']),
  );
  const form = useWaitingForm<Record<string, string>>(`pre-read ${id}`, empty, {
    changes: [getPreRead, listWaitingThings],
    onSent: () => showToast('done', say('preRead.sent')),
  });
  const send = () => {
    const answers = questions.map((question) => ({
      questionId: question.id,
      text: (form.words[`${FIELD}${question.id}`] ?? '').trim(),
    }));
    const fresh = { sendId: newCommentId(), answers, isSubmitted: true };
    const body = form.sending?.kind === 'answers' ? form.sending.body : fresh;
    form.send({ kind: 'answers', params: { preReadId: id }, body });
  };
  return { ...form, send };
}

/**
 * One field for each question. What is written stays on this device until the server has it; a sending without a network
 * goes by itself when it is back, and counts once.
 */
export function AnswerForm({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const { questions, mine } = preRead;
  const { words, change, send, waits, isPending, error, why } = useAnswers(preRead);
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
            onChange={(text) => change({ [`${FIELD}${question.id}`]: text })}
          />
        </div>
      ))}
      <NotTaken
        waits={waits}
        why={why}
        error={error}
        words={why === 'stage-closed' ? say('preRead.closed') : undefined}
      />
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
