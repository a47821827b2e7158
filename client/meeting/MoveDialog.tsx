import { useState } from 'react';
import { listSessionEntries, recordEntry } from '#shared/meeting/log-contract.ts';
import { getRecommendation } from '#shared/position/position-contract.ts';
import { type LifeState, nextStates } from '#shared/register/lifecycle.ts';
import { getRegister, type RegisterBlock } from '#shared/register/register-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';

interface MoveDialogProps {
  readonly sessionId: string;
  readonly item: string | null;
  readonly block: RegisterBlock;
  readonly onClose: () => void;
}

/** Validates a recommendation, drops it, or sends it on another step of its way, on the words that are on screen. */
export function MoveDialog(props: MoveDialogProps) {
  const say = useSay();
  const { paperId, blockId } = props.block;
  const found = useAnswer(getRecommendation, { paperId, blockId });
  return (
    <Dialog title={say('meeting.move.title')} isOpen onClose={props.onClose}>
      <Answered query={found}>
        {({ wording, state }) => <MoveForm {...props} wording={wording} state={state} />}
      </Answered>
    </Dialog>
  );
}

interface MoveFormProps extends MoveDialogProps {
  readonly wording: string;
  readonly state: LifeState;
}

function MoveForm({ sessionId, item, block, wording, state, onClose }: MoveFormProps) {
  const say = useSay();
  const [id] = useState(newCommentId);
  const [reason, setReason] = useState('');
  // What was shown when the dialog was opened is what is decided on.
  const [shown] = useState(wording);
  const [to, setTo] = useState<LifeState>(nextStates(state)[0] ?? state);
  const sending = useSend(recordEntry, {
    changes: [listSessionEntries, getRegister, getRecommendation],
    onSent: onClose,
  });
  const { paperId, blockId } = block;
  const send = () => {
    const said = { id, item, reason: reason.trim() };
    const kind = 'recommendation' as const;
    const body = { kind, ...said, paperId, blockId, wording: shown, state: to };
    sending.mutate({ params: { sessionId }, body });
  };
  const isOther = refusalOf(sending.error) === 'changed-meanwhile';
  return (
    <SendForm
      sending={sending}
      action={say('meeting.record.send')}
      words={isOther ? say('meeting.move.changed') : undefined}
      onSubmit={send}
      onClose={onClose}
    >
      <Choice<LifeState>
        label={say('meeting.move.from', { state: say(`register.state.${state}`) })}
        look="chips"
        value={to}
        onChange={setTo}
        options={nextStates(state).map((value) => ({
          value,
          label: say(`register.state.${value}`),
        }))}
      />
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter decides, or words why come first
        autoFocus
        label={say('meeting.decide.reason')}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </SendForm>
  );
}
