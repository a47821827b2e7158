import { useState } from 'react';
import { Email } from '#shared/member/person.ts';
import { askToSignIn } from '#shared/member/sign-in-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { remember, remembered } from '#client/remembered/remembered.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';

/** A mail that has been asked for: to which address, for which place, and when it may be asked for again. */
export interface Asked {
  readonly email: string;
  readonly next: string | undefined;
  readonly againAt: number;
}

interface AddressFormProps {
  readonly next: string | undefined;
  readonly onAsked: (asked: Asked) => void;
}

/** One field, filled with the address that this device used last, and one button. */
export function AddressForm({ next, onAsked }: AddressFormProps) {
  const say = useSay();
  const [email, setEmail] = useState(() => remembered('email') ?? '');
  const [isWrong, setIsWrong] = useState(false);
  const ask = useSend(askToSignIn);
  const submit = () => {
    const address = Email.safeParse(email);
    setIsWrong(!address.success);
    if (!address.success) return;
    ask.mutate(
      { body: { email: address.data, ...(next && { next }) } },
      {
        onSuccess: ({ resendAfterSeconds }) => {
          remember('email', address.data);
          onAsked({ email: address.data, next, againAt: Date.now() + resendAfterSeconds * 1000 });
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
        autoComplete="email"
        direction="ltr"
        isRequired
        value={email}
        onChange={setEmail}
        error={isWrong ? say('app.failure.field.email') : null}
      />
      <Button type="submit" tone="primary" isPending={ask.isPending}>
        {say('signIn.screen.send')}
      </Button>
      <FailureNotice error={ask.error} />
    </FormBody>
  );
}
