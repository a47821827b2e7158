import { memo } from 'react';
import { Link } from 'react-router';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AnswerCell } from '#client/matrix/AnswerCell.tsx';
import { RemarkCell } from '#client/matrix/RemarkCell.tsx';
import type { MatrixLineProps } from '#client/matrix/matrix-line-props.ts';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/matrix/Matrix.module.css';

const TONES: Readonly<Record<ThreadView['state'], Tone>> = {
  open: 'amber',
  answered: 'accent',
  settled: 'green',
  withdrawn: 'plain',
};

/** One remark in the matrix. Drawn anew only when something about it changes: there may be a thousand. */
export const MatrixLine = memo(function MatrixLine(props: MatrixLineProps) {
  const { paperId, thread, place, chapter, isNarrow } = props;
  const say = useSay();
  const cell = isNarrow ? undefined : 'cell';
  return (
    <div
      role={isNarrow ? 'listitem' : 'row'}
      data-row={thread.id}
      className={styles['row']}
      tabIndex={props.isFirst ? 0 : -1}
    >
      <div role={isNarrow ? undefined : 'rowheader'} className={styles['number']}>
        <Mark {...props} />
      </div>
      <div role={cell} className={styles['place']}>
        <Link to={`/papers/${paperId}?thread=${thread.id}`}>{place}</Link>
        {chapter !== null && (
          <span className={styles['soft']}>
            <bdi>{chapter}</bdi>
          </span>
        )}
      </div>
      <div role={cell} className={styles['author']}>
        <bdi>{thread.authorName}</bdi>
        <span className={styles['soft']}>{say(`thread.kind.${thread.kind}`)}</span>
        {thread.group && (
          <Badge tone="amber">{say('matrix.onlyGroup', { group: thread.group.name })}</Badge>
        )}
      </div>
      <div role={cell} className={styles['remark']}>
        <RemarkCell thread={thread} />
      </div>
      <div role={cell} className={styles['proposal']} data-empty={thread.proposal === null}>
        {thread.proposal !== null && (
          <>
            {isNarrow && <span className={styles['soft']}>{say('matrix.column.proposal')}</span>}
            <p className={styles['words']} dir="auto">
              {thread.proposal}
            </p>
          </>
        )}
      </div>
      <div role={cell} className={styles['answer']}>
        <AnswerCell {...props} />
      </div>
      <div role={cell} className={styles['state']}>
        <Badge tone={TONES[thread.state]}>{say(`thread.state.${thread.state}`)}</Badge>
      </div>
    </div>
  );
});

function Mark({ thread, isMarked, mayAnswer, onMark }: MatrixLineProps) {
  const say = useSay();
  const { id, number } = thread;
  if (!mayAnswer) return <span className={styles['plainNumber']}>{number}</span>;
  return (
    <label className={styles['mark']}>
      <input
        type="checkbox"
        checked={isMarked}
        onChange={({ target }) => onMark(id, target.checked)}
      />
      <span aria-hidden="true">{number}</span>
      <VisuallyHidden>{say('matrix.many.choose', { number })}</VisuallyHidden>
    </label>
  );
}
