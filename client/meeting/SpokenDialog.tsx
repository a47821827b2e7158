import { useState } from 'react';
import { listSessionEntries, recordEntry } from '#shared/meeting/log-contract.ts';
import type { MeetingView } from '#shared/meeting/meeting-contract.ts';
import { isAgainst, needsReason, STANCES, type Stance } from '#shared/position/position.ts';
import { getRecommendation } from '#shared/position/position-contract.ts';
import { getRegister, type RegisterBlock } from '#shared/register/register-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';

interface SpokenDialogProps {
  readonly meeting: MeetingView;
  readonly item: string | null;
  readonly block: RegisterBlock;
  readonly onClose: () => void;
}

/** Writes down a position that a member says aloud. It is marked so, and their own takes its place. */
export function SpokenDialog(props: SpokenDialogProps) {
  const say = useSay();
  const { paperId, blockId } = props.block;
  const found = useAnswer(getRecommendation, { paperId, blockId });
  return (
    <Dialog title={say('meeting.spoken.title')} isOpen onClose={props.onClose}>
      <Answered query={found}>{({ wording }) => <Form {...props} wording={wording} />}</Answered>
    </Dialog>
  );
}

interface FormProps extends SpokenDialogProps {
  readonly wording: string;
}

function Form({ meeting, item, block, wording, onClose }: FormProps) {
  const say = useSay();
  const others = meeting.attendance.filter(({ person }) => person.id !== meeting.me);
  const [id, setId] = useState(newCommentId);
  const [said, setSaid] = useState<Said>({ ...NOTHING_SAID, personId: others[0]?.person.id ?? '' });
  const [isTried, setTried] = useState(false);
  const change = (some: Partial<Said>) => {
    setSaid({ ...said, ...some });
    setId(newCommentId());
  };
  const sending = useSend(recordEntry, {
    changes: [listSessionEntries, getRegister, getRecommendation],
    onSent: onClose,
  });
  const send = () => {
    setTried(true);
    if (isWanting(said)) return;
    const { paperId, blockId } = block;
    const body = { kind: 'position' as const, id, item, paperId, blockId, wording, ...said };
    sending.mutate({ params: { sessionId: meeting.sessionId }, body });
  };
  return (
    <SendForm
      sending={sending}
      action={say('meeting.record.send')}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{say('meeting.spoken.meaning')}</p>
      <Select
        label={say('meeting.spoken.who')}
        value={said.personId}
        onChange={(personId) => change({ personId })}
        options={others.map(({ person, about }) => ({
          value: person.id,
          label: person.name,
          ...(about !== '' && { meaning: about }),
        }))}
      />
      <Choice<Stance>
        label={say('position.positions')}
        look="chips"
        value={said.stance}
        onChange={(stance) => change({ stance })}
        options={STANCES.map((value) => ({ value, label: say(`position.stance.${value}`) }))}
      />
      <Reasons {...{ said, isTried, change }} />
    </SendForm>
  );
}

interface Said {
  readonly personId: string;
  readonly stance: Stance;
  readonly reason: string;
  readonly satisfy: string;
}
const NOTHING_SAID: Said = { personId: '', stance: 'support', reason: '', satisfy: '' };

function isWanting({ stance, reason, satisfy }: Said): boolean {
  return (
    (needsReason(stance) && reason.trim() === '') || (isAgainst(stance) && satisfy.trim() === '')
  );
}

interface ReasonsProps {
  readonly said: Said;
  readonly isTried: boolean;
  readonly change: (some: Partial<Said>) => void;
}

/** Why, and what would satisfy, as far as the stance asks for them. */
function Reasons({ said: { stance, reason, satisfy }, isTried, change }: ReasonsProps) {
  const say = useSay();
  const needed = (words: string) =>
    isTried && words.trim() === '' ? say('meeting.record.needed') : null;
  return (
    <>
      {needsReason(stance) && (
        <TextField
          label={say('position.reason')}
          isRequired
          lines={2}
          value={reason}
          onChange={(words) => change({ reason: words })}
          error={needed(reason)}
        />
      )}
      {isAgainst(stance) && (
        <TextField
          label={say('position.satisfy')}
          isRequired
          lines={2}
          value={satisfy}
          onChange={(words) => change({ satisfy: words })}
          error={needed(satisfy)}
        />
      )}
    </>
  );
}
