import { useState } from 'react';
import type { Openness } from '#shared/position/position.ts';
import {
  getRegister,
  type RegisterView,
  settleRegister,
} from '#shared/register/register-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { showToast } from '#client/ui/toast.ts';

interface RegisterSettingsProps {
  readonly view: RegisterView;
  readonly forumId: string;
  readonly onClose: () => void;
}

/** How positions are taken in a forum, for those who lead it. */
export function RegisterSettings({ view, forumId, onClose }: RegisterSettingsProps) {
  const say = useSay();
  const [openness, setOpenness] = useState<Openness>(view.settings.openness);
  const [words, setWords] = useState(String(view.settings.words));
  const sending = useSend(settleRegister, {
    changes: [getRegister],
    onSent: () => {
      showToast('done', say('register.settings.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={say('register.settings.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('register.settings.save')}
        onClose={onClose}
        onSubmit={() =>
          sending.mutate({ params: { forumId }, body: { openness, words: Number(words) } })
        }
      >
        <Choice
          label={say('register.settings.openness')}
          look="cards"
          value={openness}
          onChange={setOpenness}
          options={[
            {
              value: 'open',
              label: say('register.settings.asOpen'),
              meaning: say('register.settings.asOpenMore'),
            },
            {
              value: 'closed',
              label: say('register.settings.asClosed'),
              meaning: say('register.settings.asClosedMore'),
            },
          ]}
        />
        <TextField
          label={say('register.settings.words')}
          hint={say('register.settings.wordsHint')}
          isRequired
          inputMode="numeric"
          direction="ltr"
          value={words}
          onChange={setWords}
          error={fieldError(sending.error, 'words', say)}
        />
      </SendForm>
    </Dialog>
  );
}
