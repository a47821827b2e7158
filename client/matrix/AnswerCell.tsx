import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { MatrixLineProps } from '#client/matrix/matrix-line-props.ts';
import { RowAnswer } from '#client/matrix/RowAnswer.tsx';
import { useMe } from '#client/member/me.ts';
import { keptDraft } from '#client/remembered/draft.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { answerForm } from '#client/matrix/answer-form.ts';
import styles from '#client/matrix/Matrix.module.css';

/** The answer that stands, and the place where one is given. */
export function AnswerCell(props: MatrixLineProps) {
  const { thread, sameAs, isOpen } = props;
  const say = useSay();
  const answer = thread.answers.at(-1);
  return (
    <>
      {answer && <Answer thread={thread} answer={answer} />}
      {sameAs !== null && (
        <p className={styles['soft']}>{say('matrix.sameAs', { number: sameAs })}</p>
      )}
      {props.mayAnswer && (isOpen ? <RowAnswer {...props} /> : <OpenAnswer {...props} />)}
    </>
  );
}

interface AnswerProps {
  readonly thread: MatrixLineProps['thread'];
  readonly answer: MatrixLineProps['thread']['answers'][number];
}

function Answer({ answer }: AnswerProps) {
  const say = useSay();
  const language = useLanguage();
  const { disposition, reason, byName, at, insisted } = answer;
  return (
    <div>
      <strong>{say(`thread.disposition.${disposition}`)}</strong>
      <p className={styles['words']} dir="auto">
        {reason}
      </p>
      <p className={styles['soft']}>
        <bdi>{byName}</bdi> · {dateInWords(new Date(at), language)}
      </p>
      {insisted && (
        <p className={styles['insisted']}>
          <Sentence of="matrix.insisted" values={{ reason: insisted.reason }} />
        </p>
      )}
    </div>
  );
}

function OpenAnswer({ paperId, thread, onOpen }: MatrixLineProps) {
  const say = useSay();
  const me = useMe().person.id;
  const hasDraft = keptDraft(me, answerForm(paperId, thread.id)) !== null;
  const name = thread.state === 'open' ? say('matrix.answer.open') : say('matrix.answer.change');
  return (
    <button type="button" className={styles['open']} onClick={() => onOpen(thread.id)}>
      {name}
      <VisuallyHidden>: {say('matrix.answer.openFor', { number: thread.number })}</VisuallyHidden>
      {hasDraft && <Badge tone="amber">{say('matrix.answer.draft')}</Badge>}
    </button>
  );
}
