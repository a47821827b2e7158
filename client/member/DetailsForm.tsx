import { useState } from 'react';
import type { Person } from '#shared/member/person.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { sentDetails, typedDetails } from '#client/member/person-fields.ts';
import { PersonFields } from '#client/member/PersonFields.tsx';
import { useChangeMe } from '#client/member/use-change-me.ts';
import { Button } from '#client/ui/Button.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/member/Members.module.css';

/** What other members see of me, in my own words. */
export function DetailsForm({ person }: { readonly person: Person }) {
  const say = useSay();
  const [typed, setTyped] = useState(() => typedDetails(person));
  const change = useChangeMe();
  const submit = () => {
    if (typed.name.trim() === '') return;
    change.mutate(
      { body: sentDetails(typed) },
      { onSuccess: () => showToast('done', say('member.settings.saved')) },
    );
  };
  return (
    <div className={styles['form']}>
      <p className={styles['soft']}>{say('member.settings.detailsHint')}</p>
      <FormBody onSubmit={submit}>
        <PersonFields value={typed} onChange={setTyped} error={change.error} />
        <FailureNotice error={change.error} />
        <div>
          <Button type="submit" tone="primary" isPending={change.isPending}>
            {say('member.settings.save')}
          </Button>
        </div>
      </FormBody>
    </div>
  );
}
