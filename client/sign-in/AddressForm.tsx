import { useState } from 'react';
import { Email } from '#shared/member/person.ts';
import { askToSignIn } from '#shared/member/sign-in-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { forget, remember, remembered } from '#client/remembered/remembered.ts';
import { OtherWays } from '#client/sign-in/OtherWays.tsx';
import { SharedChoice } from '#client/sign-in/SharedChoice.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';

/** A mail that has been asked for: to which address, for which place, and when it may be asked for again. */
export interface Asked {
  readonly email: string;
  readonly next: string | undefined;
  readonly isShared: boolean;
  readonly againAt: number;
}

interface AddressFormProps {
  readonly next: string | undefined;
  readonly onAsked: (asked: Asked) => void;
  readonly onEntered: (next: string) => void;
}

/** One field, filled with the address that this device used last, and one button. */
export function AddressForm({ next, onAsked, onEntered }: AddressFormProps) {
  const say = useSay();
  const [email, setEmail] = useState(() => remembered('email') ?? '');
  const [isWrong, setIsWrong] = useState(false);
  const [isShared, setIsShared] = useState(false);
  const ask = useSend(askToSignIn);
  const submit = () => {
    const address = Email.safeParse(email);
    setIsWrong(!address.success);
    if (!address.success) return;
    ask.mutate(
      { body: { email: address.data, ...(next && { next }), ...(isShared && { shared: true }) } },
      {
        onSuccess: ({ resendAfterSeconds }) => {
          // The next person at this computer is not to see who was here before.
          if (isShared) forget('email');
          else remember('email', address.data);
          const againAt = Date.now() + resendAfterSeconds * 1000;
          onAsked({ email: address.data, next, isShared, againAt });
        },
      },
    );
  };
  return (
    <FormBody onSubmit={submit}>
      <p>{say('signIn.screen.lead')}</p>
      <TextField
        label={say('signIn.screen.email')}
        type="email"
        name="email"
        autoComplete="email webauthn"
        direction="ltr"
        isRequired
        value={email}
        onChange={setEmail}
        error={isWrong ? say('app.failure.field.email') : null}
      />
      <SharedChoice isShared={isShared} onChange={setIsShared} />
      <Button type="submit" tone="primary" isPending={ask.isPending}>
        {say('signIn.screen.send')}
      </Button>
      <FailureNotice error={ask.error} />
      <OtherWays next={next} isShared={isShared} onEntered={onEntered} />
    </FormBody>
  );
}
