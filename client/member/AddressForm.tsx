import { useState } from 'react';
import { changeAddress, listMemberChanges } from '#shared/member/administration-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import { Email } from '#shared/member/person.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { ChangingProps } from '#client/member/changing.ts';
import { RefusedAddress } from '#client/member/RefusedAddress.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { showToast } from '#client/ui/toast.ts';

/** Gives a member another address, after saying what that ends. */
export function AddressForm({ forum, member, onClose }: ChangingProps) {
  const say = useSay();
  const [email, setEmail] = useState('');
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(changeAddress, {
    changes: [listMembers, listMemberChanges],
    onSent: ({ name }) => {
      showToast('done', <Sentence of="people.one.addressDone" values={{ name }} />);
      onClose();
    },
  });
  const isRight = Email.safeParse(email).success;
  const submit = () => {
    setIsTried(true);
    if (!isRight) return;
    sending.mutate({ params: { forumId: forum.id, membershipId: member.id }, body: { email } });
  };
  const isTaken = refusalOf(sending.error) === 'already-exists';
  return (
    <SendForm
      sending={sending}
      action={say('people.one.addressSave')}
      words={isTaken ? say('people.one.addressTaken') : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <Sentence of="people.one.addressNow" values={{ email: member.email ?? '' }} />
      </p>
      {member.refused && <RefusedAddress forum={forum} member={member} />}
      <p>{say('people.one.addressText')}</p>
      <TextField
        label={say('people.one.address')}
        type="email"
        direction="ltr"
        isRequired
        maxLength={254}
        autoComplete="off"
        value={email}
        onChange={setEmail}
        error={isTried && !isRight ? say('app.failure.field.email') : null}
      />
    </SendForm>
  );
}
