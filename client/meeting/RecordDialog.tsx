import { LONGEST_ENTRY } from '#shared/meeting/log-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { isolated } from '#client/locale/isolated.ts';
import {
  type RecordAbout,
  type Recording,
  SAID_KINDS,
  type SaidKind,
  useRecording,
} from '#client/meeting/use-recording.ts';
import { MembersChoice } from '#client/member/MembersChoice.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';

interface RecordDialogProps {
  readonly about: RecordAbout;
  readonly forumId: string;
  readonly onClose: () => void;
}

/** Records what was decided, who does what, or a note. */
export function RecordDialog({ about, forumId, onClose }: RecordDialogProps) {
  const say = useSay();
  const recording = useRecording(about, onClose);
  const { kind, text, sending, change } = recording;
  const { corrects, place } = about;
  const title =
    corrects === null
      ? say(`meeting.record.${kind}`)
      : say('meeting.record.correct', { number: corrects });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('meeting.record.send')}
        onSubmit={recording.send}
        onClose={onClose}
      >
        <Choice<SaidKind>
          label={say('meeting.record.what')}
          look="pill"
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
          options={SAID_KINDS.map((value) => ({ value, label: say(`meeting.kind.${value}`) }))}
        />
        {corrects !== null && <p>{say('meeting.record.kept')}</p>}
        <TextField
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to write in it
          autoFocus
          label={say(`meeting.record.${kind}Text`)}
          isRequired
          lines={3}
          maxLength={LONGEST_ENTRY}
          value={text}
          onChange={(words) => change({ text: words })}
          error={recording.isWanting ? say('meeting.record.needed') : null}
        />
        {kind === 'action' && <ActionFields recording={recording} forumId={forumId} />}
        {place && (
          <CheckLine isChosen={recording.isTied} onChange={recording.setTied}>
            {say('meeting.record.about', { place: isolated(place.label) })}
          </CheckLine>
        )}
      </SendForm>
    </Dialog>
  );
}

interface ActionFieldsProps {
  readonly recording: Recording;
  readonly forumId: string;
}

function ActionFields({ recording, forumId }: ActionFieldsProps) {
  const say = useSay();
  const { owners, owner, dueOn, sending, change, setOwners } = recording;
  return (
    <>
      <MembersChoice
        label={say('meeting.record.owners')}
        forumId={forumId}
        chosen={owners}
        onChange={setOwners}
      />
      <TextField
        label={say('meeting.record.owner')}
        maxLength={160}
        value={owner}
        onChange={(words) => change({ owner: words })}
      />
      <TextField
        label={say('meeting.record.dueOn')}
        hint={say('meeting.record.dueHint')}
        type="date"
        value={dueOn}
        onChange={(words) => change({ dueOn: words })}
        error={fieldError(sending.error, 'dueOn', say)}
      />
    </>
  );
}
