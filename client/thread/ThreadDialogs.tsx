import { useState } from 'react';
import type { ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { REMARK_KINDS, type RemarkKind } from '#shared/thread/thread.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import type { useDeed } from '#client/thread/use-deed.ts';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';

interface ThreadDialogProps {
  readonly thread: ThreadView;
  readonly deed: ReturnType<typeof useDeed>;
  readonly onClose: () => void;
}

/** Who is to attend to a thread. */
export function AssignDialog(props: ThreadDialogProps & { readonly rights: ThreadRights }) {
  const { thread, deed, rights, onClose } = props;
  const say = useSay();
  const [who, setWho] = useState(thread.assignee?.id ?? '');
  // Whoever has it may have lost the right to be given it anew.
  const others = rights.people.filter(({ id }) => id !== thread.assignee?.id);
  const people = thread.assignee ? [thread.assignee, ...others] : others;
  const save = () => deed.mutate({ kind: 'thread', body: { assigneeId: who === '' ? null : who } });
  return (
    <Dialog title={say('thread.assign.title', { number: thread.number })} isOpen onClose={onClose}>
      <Select
        label={say('thread.assign.who')}
        value={who}
        onChange={setWho}
        options={[
          { value: '', label: say('thread.assign.nobody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FailureNotice error={deed.error} />
      <SaveOrCancel isPending={deed.isPending} onSave={save} onClose={onClose} />
    </Dialog>
  );
}

/** What a thread is about, as tables of remarks sort it. */
export function KindDialog({ thread, deed, onClose }: ThreadDialogProps) {
  const say = useSay();
  const [kind, setKind] = useState<RemarkKind>(thread.kind);
  return (
    <Dialog title={say('thread.kindTitle', { number: thread.number })} isOpen onClose={onClose}>
      <Choice
        label={say('thread.compose.kind')}
        look="pill"
        value={kind}
        onChange={setKind}
        options={REMARK_KINDS.map((value) => ({ value, label: say(`thread.kind.${value}`) }))}
      />
      <FailureNotice error={deed.error} />
      <SaveOrCancel
        isPending={deed.isPending}
        onSave={() => deed.mutate({ kind: 'thread', body: { kind } })}
        onClose={onClose}
      />
    </Dialog>
  );
}

interface SaveOrCancelProps {
  readonly isPending: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

function SaveOrCancel({ isPending, onSave, onClose }: SaveOrCancelProps) {
  const say = useSay();
  return (
    <DialogActions>
      <Button tone="primary" isPending={isPending} onPress={onSave}>
        {say('thread.compose.save')}
      </Button>
      <Button tone="quiet" onPress={onClose}>
        {say('app.frame.cancel')}
      </Button>
    </DialogActions>
  );
}
