import { useState } from 'react';
import {
  listPasskeys,
  LONGEST_PASSKEY_NAME,
  type Passkey,
  renamePasskey,
} from '#shared/sign-in/passkey-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';

interface RenamePasskeyProps {
  readonly passkey: Passkey;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Gives a passkey the name by which its owner knows it. */
export function RenamePasskey({ passkey, isOpen, onClose }: RenamePasskeyProps) {
  const say = useSay();
  return (
    <Dialog title={say('passkey.renameTitle')} isOpen={isOpen} onClose={onClose}>
      <RenameForm passkey={passkey} onClose={onClose} />
    </Dialog>
  );
}

function RenameForm({ passkey, onClose }: Omit<RenamePasskeyProps, 'isOpen'>) {
  const say = useSay();
  const [name, setName] = useState(passkey.name);
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(renamePasskey, { changes: [listPasskeys], onSent: onClose });
  const isMissing = isTried && name.trim() === '';
  return (
    <SendForm
      sending={sending}
      action={say('passkey.save')}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (name.trim() === '') return;
        sending.mutate({ params: { passkeyId: passkey.id }, body: { name } });
      }}
    >
      <TextField
        label={say('passkey.name')}
        isRequired
        maxLength={LONGEST_PASSKEY_NAME}
        value={name}
        onChange={setName}
        error={
          isMissing ? say('app.failure.field.required') : fieldError(sending.error, 'name', say)
        }
      />
    </SendForm>
  );
}
