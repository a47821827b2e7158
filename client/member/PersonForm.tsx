import { useState } from 'react';
import { changePerson, listMemberChanges } from '#shared/member/administration-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { ChangingProps } from '#client/member/changing.ts';
import { sentDetails, typedDetails } from '#client/member/person-fields.ts';
import { PersonFields } from '#client/member/PersonFields.tsx';
import { showToast } from '#client/ui/toast.ts';

/** What is said of a member, changed for them. */
export function PersonForm({ forum, member, onClose }: ChangingProps) {
  const say = useSay();
  const [typed, setTyped] = useState(() => typedDetails(member));
  const sending = useSend(changePerson, {
    changes: [listMembers, listMemberChanges],
    onSent: ({ name }) => {
      showToast('done', <Sentence of="people.one.detailsDone" values={{ name }} />);
      onClose();
    },
  });
  const submit = () => {
    if (typed.name.trim() === '') return;
    const params = { forumId: forum.id, membershipId: member.id };
    sending.mutate({ params, body: sentDetails(typed) });
  };
  return (
    <SendForm
      sending={sending}
      action={say('people.one.saveDetails')}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonFields value={typed} onChange={setTyped} error={sending.error} />
    </SendForm>
  );
}
