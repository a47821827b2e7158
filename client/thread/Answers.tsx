import type { AnswerView } from '#shared/thread/thread-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/thread/Conversation.module.css';

/** The answers that were given, the one that stands last and largest. */
export function Answers({ answers }: { readonly answers: readonly AnswerView[] }) {
  const last = answers.at(-1);
  return answers.map((answer) => (
    <OneAnswer key={answer.at} answer={answer} isLast={answer === last} />
  ));
}

interface OneAnswerProps {
  readonly answer: AnswerView;
  readonly isLast: boolean;
}

function OneAnswer({ answer, isLast }: OneAnswerProps) {
  const say = useSay();
  const { disposition, reason, byName, at, insisted } = answer;
  const isOver = !isLast || insisted !== null;
  return (
    <div className={classes(styles['answer'], isOver && styles['over'])}>
      <h4>
        {say(isOver ? 'thread.answer.before' : 'thread.answer.is', {
          disposition: say(`thread.disposition.${disposition}`),
        })}
      </h4>
      <p dir="auto">{reason}</p>
      <p className={styles['facts']}>
        <bdi>{byName}</bdi> <TimeAgo at={at} />
      </p>
      {insisted && (
        <div className={styles['insisted']}>
          <h4>{say('thread.answer.insisted')}</h4>
          <p dir="auto">{insisted.reason}</p>
          <p className={styles['facts']}>
            <TimeAgo at={insisted.at} />
          </p>
        </div>
      )}
    </div>
  );
}
