import { useState } from 'react';
import {
  listVersions,
  nameVersion,
  renameVersion,
  type VersionView,
} from '#shared/version/version-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { showToast } from '#client/ui/toast.ts';

interface NameVersionProps {
  readonly paperId: string;
  /** Null: the text as it stands now. */
  readonly version: VersionView | null;
  readonly onClose: () => void;
}

/** Keeps the text of now, or a version that is there, under a name. */
export function NameVersion({ paperId, version, onClose }: NameVersionProps) {
  const say = useSay();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const options = {
    changes: [listVersions],
    onSent: () => {
      showToast('done', say('version.name.done'));
      onClose();
    },
  };
  const fresh = useSend(nameVersion, options);
  const later = useSend(renameVersion, options);
  const body = { name: name.trim(), reason: reason.trim() || null };
  const send = () =>
    version
      ? later.mutate({ params: { paperId, versionId: version.id }, body })
      : fresh.mutate({ params: { paperId }, body });
  const title = version
    ? say('version.name.titleOf', { number: version.number })
    : say('version.name.title');
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <SendForm
        sending={version ? later : fresh}
        action={say('version.name.send')}
        onSubmit={send}
        onClose={onClose}
      >
        <TextField
          label={say('version.name.label')}
          hint={say('version.name.hint')}
          value={name}
          onChange={setName}
          maxLength={120}
          isRequired
        />
        <TextField
          label={say('version.name.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </SendForm>
    </Dialog>
  );
}
