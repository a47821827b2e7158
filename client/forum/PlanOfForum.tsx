import { getPlan, type PlanStageView } from '#shared/plan/plan-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/forum/Forum.module.css';

/** The plan of action in short, with the way to all of it. */
export function PlanOfForum({ forumId }: { readonly forumId: string }) {
  const say = useSay();
  const stages = useAnswer(getPlan, { forumId }).data?.stages ?? [];
  return (
    <Section title={say('forum.plan')}>
      <ol className={styles['plan']}>
        {stages.map((stage) => (
          <Stage key={stage.id} stage={stage} />
        ))}
      </ol>
      <div>
        <LinkButton to={`/forums/${forumId}/plan`}>{say('plan.whole')}</LinkButton>
      </div>
    </Section>
  );
}

function Stage({ stage: { title, when, items } }: { readonly stage: PlanStageView }) {
  const say = useSay();
  const counted = items.filter(({ status }) => status !== 'dropped');
  const done = counted.filter(({ status }) => status === 'done').length;
  return (
    <li className={styles['stage']}>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      {when && (
        <p className={styles['when']}>
          <bdi>{when}</bdi>
        </p>
      )}
      {done > 0 && (
        <p className={styles['when']}>{say('plan.done', { done, of: counted.length })}</p>
      )}
      <ul className={styles['items']}>
        {counted
          .filter(({ status }) => status !== 'done')
          .map(({ id, text }) => (
            <li key={id}>
              <bdi>{text}</bdi>
            </li>
          ))}
      </ul>
    </li>
  );
}
