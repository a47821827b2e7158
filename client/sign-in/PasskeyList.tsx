import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { listPasskeys, type Passkey, removePasskey } from '#shared/sign-in/passkey-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { AddingFault } from '#client/sign-in/AddingFault.tsx';
import { hasPasskeys } from '#client/sign-in/passkey-browser.ts';
import { RenamePasskey } from '#client/sign-in/RenamePasskey.tsx';
import { useAddPasskey } from '#client/sign-in/use-add-passkey.ts';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { Facts } from '#client/ui/List.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/sign-in/Settings.module.css';

/** My passkeys, and one more for this device. */
export function PasskeyList() {
  const say = useSay();
  const passkeys = useAnswer(listPasskeys, {});
  return (
    <div className={styles['sheet']}>
      <Answered query={passkeys} lines={1}>
        {(all) =>
          all.length === 0 ? (
            <p className={styles['soft']}>{say('passkey.none')}</p>
          ) : (
            <ul className={styles['list']}>
              {all.map((passkey) => (
                <PasskeyLine key={passkey.id} passkey={passkey} />
              ))}
            </ul>
          )
        }
      </Answered>
      <AddHere />
    </div>
  );
}

function AddHere() {
  const say = useSay();
  const state = useAnswer(getSignInState, {}).data;
  const { add, isPending, fault } = useAddPasskey(() => showToast('done', say('passkey.added')));
  if (!state) return null;
  if (!hasPasskeys(state.passkeyHost)) {
    return <p className={styles['soft']}>{say('passkey.notHere')}</p>;
  }
  return (
    <div className={styles['foot']}>
      <Button isPending={isPending} onPress={add}>
        {say('passkey.add')}
      </Button>
      <AddingFault fault={fault} />
    </div>
  );
}

function PasskeyLine({ passkey }: { readonly passkey: Passkey }) {
  const say = useSay();
  const language = useLanguage();
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const { id, name, createdAt, usedAt } = passkey;
  const close = () => setAsked(null);
  return (
    <li className={styles['line']}>
      <KeyRound size={22} aria-hidden="true" className={styles['icon']} />
      <div className={styles['words']}>
        <p className={styles['name']} id={`passkey-${id}`}>
          <bdi>{name}</bdi>
        </p>
        <p className={styles['soft']}>
          <Facts>
            {usedAt ? (
              <Sentence of="passkey.used" values={{ when: <TimeAgo at={usedAt} /> }} />
            ) : (
              say('passkey.unused')
            )}
            <Sentence
              of="passkey.made"
              values={{ when: dateInWords(new Date(createdAt), language) }}
            />
          </Facts>
        </p>
      </div>
      <Button tone="quiet" aria-describedby={`passkey-${id}`} onPress={() => setAsked('rename')}>
        {say('passkey.rename')}
      </Button>
      <Button aria-describedby={`passkey-${id}`} onPress={() => setAsked('remove')}>
        {say('passkey.remove')}
      </Button>
      <RenamePasskey passkey={passkey} isOpen={asked === 'rename'} onClose={close} />
      <RemovePasskey passkey={passkey} isOpen={asked === 'remove'} onClose={close} />
    </li>
  );
}

interface AskedProps {
  readonly passkey: Passkey;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function RemovePasskey({ passkey: { id, name }, isOpen, onClose }: AskedProps) {
  const say = useSay();
  const removing = useSend(removePasskey, {
    changes: [listPasskeys],
    onSent: () => showToast('done', say('passkey.removed')),
  });
  return (
    <Confirm
      isOpen={isOpen}
      title={<Sentence of="passkey.removeTitle" values={{ name }} />}
      action={say('passkey.remove')}
      isPending={removing.isPending}
      onConfirm={() => removing.mutate({ params: { passkeyId: id } })}
      onClose={onClose}
    >
      <p>{say('passkey.removeText')}</p>
      <FailureNotice error={removing.error} />
    </Confirm>
  );
}
