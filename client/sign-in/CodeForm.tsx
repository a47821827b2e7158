import { useState } from 'react';
import { getSignInState, signInWithCode } from '#shared/member/sign-in-contract.ts';
import { maskedAddress } from '#shared/sign-in/masked-address.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { Asked } from '#client/sign-in/AddressForm.tsx';
import { SendAgain } from '#client/sign-in/SendAgain.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import styles from '#client/sign-in/SignIn.module.css';

interface CodeFormProps {
  readonly asked: Asked;
  readonly onAsked: (asked: Asked) => void;
  readonly onOtherAddress: () => void;
  readonly onEntered: (next: string) => void;
}

/** After asking: what to look for in the mail, and the code's field for somebody whose mail is on another device. */
export function CodeForm({ asked, onAsked, onOtherAddress, onEntered }: CodeFormProps) {
  const say = useSay();
  const [code, setCode] = useState('');
  const [isShort, setIsShort] = useState(false);
  const enter = useSend(signInWithCode, { onSent: ({ next }) => onEntered(next) });
  // Pasted codes come with spaces and dashes.
  const digits = code.replaceAll(/\D/g, '');
  const submit = () => {
    setIsShort(digits.length !== 6);
    if (digits.length === 6) {
      const { email, isShared } = asked;
      enter.mutate({ body: { email, code: digits, ...(isShared && { shared: true }) } });
    }
  };
  return (
    <>
      <p>
        <Sentence of="signIn.screen.sent" values={{ email: maskedAddress(asked.email) }} />
      </p>
      <FormBody onSubmit={submit}>
        <TextField
          label={say('signIn.screen.code')}
          hint={say('signIn.screen.codeHint')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          direction="ltr"
          isRequired
          value={code}
          onChange={setCode}
          error={isShort ? say('signIn.screen.codeShape') : null}
        />
        <Button type="submit" tone="primary" isPending={enter.isPending}>
          {say('signIn.screen.enter')}
        </Button>
        <FailureNotice error={enter.error} />
      </FormBody>
      <NothingArrived />
      <div className={styles['row']}>
        <SendAgain asked={asked} onAsked={onAsked} />
        <Button tone="quiet" onPress={onOtherAddress}>
          {say('signIn.screen.otherAddress')}
        </Button>
      </div>
    </>
  );
}

/** The same for everybody, so that it tells nothing about the address. */
function NothingArrived() {
  const say = useSay();
  const contact = useAnswer(getSignInState, {}).data?.contact;
  return (
    <div className={styles['soft']}>
      <p>{say('signIn.screen.nothing')}</p>
      <ul className={styles['hints']}>
        <li>{say('signIn.screen.nothingSpam')}</li>
        <li>{say('signIn.screen.nothingAddress')}</li>
        {contact && (
          <li>
            <Sentence of="signIn.screen.nothingContact" values={{ contact }} />
          </li>
        )}
      </ul>
    </div>
  );
}
