import { Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  getPlan,
  type PlanPage,
  type PlanStageView,
  removePlanStage,
} from '#shared/plan/plan-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { ForumPartHead } from '#client/forum/ForumPartHead.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { ItemDialog } from '#client/plan/ItemDialog.tsx';
import { PlanItemLine } from '#client/plan/PlanItemLine.tsx';
import { StageDialog } from '#client/plan/StageDialog.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/plan/Plan.module.css';

/** The plan of action of a forum: its stages, what is to be done in each, and what has been done. */
export function PlanScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const plan = useAnswer(getPlan, { forumId });
  return (
    <ForumPartHead
      forumId={forumId}
      forumName={plan.data?.forumName}
      title={say('plan.title')}
      lead={say('plan.lead')}
      error={plan.data ? null : plan.error}
    >
      <Answered query={plan} lines={8}>
        {(page) => <Plan forumId={forumId} page={page} />}
      </Answered>
    </ForumPartHead>
  );
}

interface PlanProps {
  readonly forumId: string;
  readonly page: PlanPage;
}

function Plan({ forumId, page }: PlanProps) {
  const say = useSay();
  const [isAdding, setAdding] = useState(false);
  const { stages, mayWrite } = page;
  return (
    <>
      <div className={styles['tools']}>
        {stages.length > 0 && (
          <Button
            icon={<Printer size={18} aria-hidden="true" />}
            onPress={() => {
              window.print();
            }}
          >
            {say('plan.print')}
          </Button>
        )}
        {mayWrite && (
          <Button
            tone="quiet"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setAdding(true)}
          >
            {say('plan.addStage')}
          </Button>
        )}
      </div>
      {isAdding && <StageDialog forumId={forumId} onClose={() => setAdding(false)} />}
      {stages.length === 0 && (
        <EmptyState title={say('plan.empty')}>{say('plan.emptyMore')}</EmptyState>
      )}
      {stages.map((stage) => (
        <Stage key={stage.id} forumId={forumId} stage={stage} mayWrite={mayWrite} />
      ))}
    </>
  );
}

interface StageProps {
  readonly forumId: string;
  readonly stage: PlanStageView;
  readonly mayWrite: boolean;
}

function Stage({ forumId, stage, mayWrite }: StageProps) {
  const say = useSay();
  const { title, when, goals, items } = stage;
  const counted = items.filter(({ status }) => status !== 'dropped');
  const done = counted.filter(({ status }) => status === 'done').length;
  return (
    <Section title={<bdi>{title}</bdi>} action={mayWrite && <Deeds {...{ forumId, stage }} />}>
      <p className={styles['soft']}>
        <Facts>
          {when && <bdi>{when}</bdi>}
          {counted.length > 0 && say('plan.done', { done, of: counted.length })}
        </Facts>
      </p>
      {goals !== '' && (
        <div>
          <p className={styles['soft']}>{say('plan.goals')}</p>
          <p dir="auto" className={styles['goals']}>
            {goals}
          </p>
        </div>
      )}
      {items.length === 0 ? (
        <p className={styles['soft']}>{say('plan.noItems')}</p>
      ) : (
        <ol className={styles['items']}>
          {items.map((item) => (
            <PlanItemLine key={item.id} forumId={forumId} item={item} mayWrite={mayWrite} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Deeds({ forumId, stage }: Omit<StageProps, 'mayWrite'>) {
  const say = useSay();
  const { id, title, items } = stage;
  const [open, setOpen] = useState<'item' | 'stage' | null>(null);
  const removing = useSend(removePlanStage, { changes: [getPlan] });
  const close = () => setOpen(null);
  return (
    <span className={styles['noPrint']}>
      <Button
        tone="quiet"
        aria-label={say('plan.addItemFor', { title })}
        onPress={() => setOpen('item')}
      >
        {say('plan.addItem')}
      </Button>
      <Button
        tone="quiet"
        aria-label={say('plan.editStageFor', { title })}
        onPress={() => setOpen('stage')}
      >
        {say('plan.editStage')}
      </Button>
      {items.length === 0 && (
        <Button
          tone="quiet"
          aria-label={say('plan.removeStageFor', { title })}
          isPending={removing.isPending}
          onPress={() => removing.mutate({ params: { forumId, stageId: id } })}
        >
          {say('plan.removeStage')}
        </Button>
      )}
      <FailureNotice error={removing.error} />
      {open === 'item' && <ItemDialog forumId={forumId} stageId={id} onClose={close} />}
      {open === 'stage' && <StageDialog forumId={forumId} stage={stage} onClose={close} />}
    </span>
  );
}
