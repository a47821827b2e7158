import { useState } from 'react';
import { useNavigate } from 'react-router';
import { foundForum, listForums } from '#shared/forum/forum-contract.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/forum/Forum.module.css';

/** For those who look after the workspace: a new forum, of which they become the coordinator. */
export function FoundForum() {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles['actions']}>
      <Button onPress={() => setIsOpen(true)}>{say('app.home.foundForum')}</Button>
      <Dialog title={say('forum.found.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <FoundForm onClose={() => setIsOpen(false)} />
      </Dialog>
    </div>
  );
}

function FoundForm({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(foundForum, {
    changes: [getMe, listForums],
    onSent: ({ id }) => void navigate(`/forums/${id}`),
  });
  const isMissing = isTried && name.trim() === '';
  return (
    <SendForm
      sending={sending}
      action={say('forum.found.send')}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (name.trim() !== '') sending.mutate({ body: { name, purpose } });
      }}
    >
      <TextField
        label={say('forum.found.name')}
        isRequired
        maxLength={160}
        value={name}
        onChange={setName}
        error={
          isMissing ? say('app.failure.field.required') : fieldError(sending.error, 'name', say)
        }
      />
      <TextField
        label={say('forum.found.purpose')}
        lines={4}
        maxLength={2000}
        value={purpose}
        onChange={setPurpose}
      />
    </SendForm>
  );
}
