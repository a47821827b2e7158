import { useState } from 'react';
import {
  addPlanItem,
  changePlanItem,
  getPlan,
  PLAN_LENGTH,
  PLAN_STATUSES,
  type PlanItemView,
} from '#shared/plan/plan-contract.ts';
import { revisionFor } from '#client/http/revision.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { changeOf } from '#client/initiative/initiative-typed.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { OwnerFields, useKnownOwners } from '#client/owner/OwnerFields.tsx';
import { ownersOf } from '#client/owner/owners-typed.ts';
import { LinkField } from '#client/plan/LinkField.tsx';
import { type TypedItem, typedItem, wishOf } from '#client/plan/item-typed.ts';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/plan/Plan.module.css';

interface ItemDialogProps {
  readonly forumId: string;
  /** Where a new one is added. */
  readonly stageId?: string;
  readonly item?: PlanItemView;
  readonly onClose: () => void;
}

/** Adds an item, or changes one. What was typed stays when somebody else changed it meanwhile. */
export function ItemDialog({ forumId, stageId = '', item, onClose }: ItemDialogProps) {
  const say = useSay();
  const [found] = useState(item);
  const [sendId] = useState(newCommentId);
  const [typed, setTyped] = useState(() => typedItem(item));
  const [isTried, setTried] = useState(false);
  const known = useKnownOwners(forumId, found?.owners ?? []);
  const after = {
    changes: [getPlan],
    onSent: () => {
      showToast('done', say('plan.saved'));
      onClose();
    },
  };
  const adding = useSend(addPlanItem, after);
  const changing = useSend(changePlanItem, after);
  const sending = found ? changing : adding;
  const on = found && revisionFor(sending.error, found, item);
  const send = () => {
    setTried(true);
    const owners = ownersOf(typed.owners, known);
    if (typed.text.trim() === '' || typeof owners === 'string') return;
    const wish = wishOf(typed, owners);
    if (!found || !on)
      return adding.mutate({ params: { forumId, stageId }, body: { ...wish, sendId } });
    const stood = ownersOf(typedItem(found).owners, known);
    const before = wishOf(typedItem(found), typeof stood === 'string' ? [] : stood);
    changing.mutate({
      params: { forumId, itemId: found.id },
      body: { ...changeOf(before, wish), revision: on.revision },
    });
  };
  return (
    <Dialog title={say('plan.item')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('plan.save')}
        words={on?.isWarned ? say('plan.changedMeanwhile') : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <Fields
          {...{ forumId, typed, known, isTried }}
          onChange={(some) => setTyped({ ...typed, ...some })}
        />
      </SendForm>
    </Dialog>
  );
}

interface FieldsProps {
  readonly forumId: string;
  readonly typed: TypedItem;
  readonly known: ReturnType<typeof useKnownOwners>;
  readonly isTried: boolean;
  readonly onChange: (some: Partial<TypedItem>) => void;
}

function Fields({ forumId, typed, known, isTried, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('plan.itemText')}
        isRequired
        maxLength={PLAN_LENGTH.text}
        value={typed.text}
        onChange={(text) => onChange({ text })}
        error={isTried && typed.text.trim() === '' ? say('app.failure.field.required') : null}
      />
      <Select
        label={say('plan.itemStatus')}
        value={typed.status}
        onChange={(status) => onChange({ status })}
        options={PLAN_STATUSES.map((value) => ({ value, label: say(`plan.status.${value}`) }))}
      />
      <TextField
        label={say('plan.itemDueOn')}
        type="date"
        value={typed.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
      />
      <LinkField forumId={forumId} value={typed.link} onChange={(link) => onChange({ link })} />
      <fieldset className={styles['box']}>
        <legend>{say('plan.owners')}</legend>
        <OwnerFields
          known={known}
          value={typed.owners}
          onChange={(owners) => onChange({ owners })}
        />
      </fieldset>
    </>
  );
}
