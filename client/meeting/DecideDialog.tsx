import { useState } from 'react';
import { listSessionEntries, recordEntry } from '#shared/meeting/log-contract.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { OpenStop } from '#client/meeting/use-stops.ts';
import { newCommentId } from '#client/thread/comment-id.ts';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';

/** Where in a meeting something is decided. */
export interface DecidedAt {
  readonly sessionId: string;
  readonly item: string | null;
  readonly paperId: string;
  readonly stop: OpenStop;
}

interface DecideDialogProps {
  readonly at: DecidedAt;
  readonly decision: 'accept' | 'reject';
  readonly onClose: () => void;
}

/** Accepts or rejects the suggestions of a passage as the meeting decides: by one key and Enter. */
export function DecideDialog({ at, decision, onClose }: DecideDialogProps) {
  const say = useSay();
  const { sessionId, item, paperId, stop } = at;
  const [id] = useState(newCommentId);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(stop.suggestions.map((one) => one.id));
  const sending = useSend(recordEntry, {
    changes: [listSessionEntries, listSuggestions, readPaper],
    onSent: onClose,
  });
  const send = () => {
    if (chosen.length === 0) return;
    const said = { id, item, reason: reason.trim() || null };
    const body = { kind: 'suggestions' as const, ...said, paperId, ids: [...chosen], decision };
    sending.mutate({ params: { sessionId }, body });
  };
  return (
    <Dialog title={say(`meeting.decide.${decision}`)} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say(`meeting.decide.${decision}Send`)}
        onSubmit={send}
        onClose={onClose}
      >
        {stop.suggestions.length > 1 && (
          <ManyChoice
            label={say('meeting.decide.which')}
            values={chosen}
            onChange={setChosen}
            options={stop.suggestions.map(({ id: value, authorName, inserted, deleted }) => ({
              value,
              label: <bdi>{authorName}</bdi>,
              meaning: <bdi>{inserted || deleted}</bdi>,
            }))}
          />
        )}
        <TextField
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter decides, or words why come first
          autoFocus
          label={say('meeting.decide.reason')}
          hint={say('meeting.decide.reasonHint')}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      </SendForm>
    </Dialog>
  );
}
