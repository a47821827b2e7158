import { useState } from 'react';
import {
  addPlanStage,
  changePlanStage,
  getPlan,
  PLAN_LENGTH,
  type PlanStageView,
} from '#shared/plan/plan-contract.ts';
import { revisionFor } from '#client/http/revision.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { changeOf } from '#client/initiative/initiative-typed.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { showToast } from '#client/ui/toast.ts';

interface StageDialogProps {
  readonly forumId: string;
  readonly stage?: PlanStageView;
  readonly onClose: () => void;
}

/** Adds a stage, or changes one. What was typed stays when somebody else changed it meanwhile. */
export function StageDialog({ forumId, stage, onClose }: StageDialogProps) {
  const say = useSay();
  const [found] = useState(stage);
  const [sendId] = useState(newCommentId);
  const [title, setTitle] = useState(stage?.title ?? '');
  const [when, setWhen] = useState(stage?.when ?? '');
  const [goals, setGoals] = useState(stage?.goals ?? '');
  const [isTried, setTried] = useState(false);
  const after = {
    changes: [getPlan],
    onSent: () => {
      showToast('done', say('plan.saved'));
      onClose();
    },
  };
  const adding = useSend(addPlanStage, after);
  const changing = useSend(changePlanStage, after);
  const sending = found ? changing : adding;
  const on = found && revisionFor(sending.error, found, stage);
  const send = () => {
    setTried(true);
    if (title.trim() === '') return;
    const wish = { title: title.trim(), when: when.trim() || null, goals: goals.trim() };
    if (!found || !on) return adding.mutate({ params: { forumId }, body: { ...wish, sendId } });
    const { id, title: name, when: day, goals: aims } = found;
    changing.mutate({
      params: { forumId, stageId: id },
      body: {
        ...changeOf({ title: name, when: day, goals: aims }, wish),
        revision: on.revision,
      },
    });
  };
  return (
    <Dialog title={say('plan.stage')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('plan.save')}
        words={on?.isWarned ? say('plan.changedMeanwhile') : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <Fields {...{ title, setTitle, when, setWhen, goals, setGoals, isTried }} />
      </SendForm>
    </Dialog>
  );
}

interface FieldsProps {
  readonly title: string;
  readonly setTitle: (title: string) => void;
  readonly when: string;
  readonly setWhen: (when: string) => void;
  readonly goals: string;
  readonly setGoals: (goals: string) => void;
  readonly isTried: boolean;
}

function Fields(props: FieldsProps) {
  const { title, setTitle, when, setWhen, goals, setGoals, isTried } = props;
  const say = useSay();
  return (
    <>
      <TextField
        label={say('plan.stageTitle')}
        isRequired
        maxLength={PLAN_LENGTH.title}
        value={title}
        onChange={setTitle}
        error={isTried && title.trim() === '' ? say('app.failure.field.required') : null}
      />
      <TextField
        label={say('plan.stageWhen')}
        hint={say('plan.stageWhenHint')}
        maxLength={PLAN_LENGTH.when}
        value={when}
        onChange={setWhen}
      />
      <TextField
        label={say('plan.goals')}
        lines={3}
        maxLength={PLAN_LENGTH.goals}
        value={goals}
        onChange={setGoals}
      />
    </>
  );
}
