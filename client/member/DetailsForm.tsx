import { useState } from 'react';
import type { Person } from '#shared/member/person.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { fieldError } from '#client/http/field-errors.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useChangeMe } from '#client/member/use-change-me.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/member/Members.module.css';

const LONGEST = { name: 120, title: 160, office: 160, region: 80, expertise: 300 } as const;
type Detail = keyof typeof LONGEST;

/** What other members see of me, in my own words. */
export function DetailsForm({ person }: { readonly person: Person }) {
  const say = useSay();
  const [typed, setTyped] = useState<Readonly<Record<Detail, string>>>(() => ({
    name: person.name,
    title: person.title ?? '',
    office: person.office ?? '',
    region: person.region ?? '',
    expertise: person.expertise ?? '',
  }));
  const change = useChangeMe();
  const isNameless = typed.name.trim() === '';
  const submit = () => {
    if (isNameless) return;
    const { name, ...rest } = typed;
    const filled = Object.entries(rest).map(([field, text]) => [field, text.trim() || null]);
    change.mutate(
      { body: { name, ...(Object.fromEntries(filled) as Partial<Record<Detail, string>>) } },
      { onSuccess: () => showToast('done', say('member.settings.saved')) },
    );
  };
  const field = (name: Detail) => ({
    name,
    maxLength: LONGEST[name],
    value: typed[name],
    onChange: (text: string) => setTyped((before) => ({ ...before, [name]: text })),
    error:
      name === 'name' && isNameless
        ? say('app.failure.field.required')
        : fieldError(change.error, name, say),
  });
  return (
    <div className={styles['form']}>
      <p className={styles['soft']}>{say('member.settings.detailsHint')}</p>
      <FormBody onSubmit={submit}>
        <TextField {...field('name')} label={say('member.settings.name')} isRequired />
        <TextField {...field('title')} label={say('member.settings.personTitle')} />
        <TextField {...field('office')} label={say('member.settings.office')} />
        <TextField {...field('region')} label={say('member.settings.region')} />
        <TextField {...field('expertise')} label={say('member.settings.expertise')} lines={2} />
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
