import { useState } from 'react';
import { useLocation } from 'react-router';
import { Email } from '#shared/member/person.ts';
import { setUpWorkspace } from '#shared/member/sign-in-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { fieldError } from '#client/http/field-errors.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useEnter } from '#client/sign-in/use-enter.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/sign-in/SignIn.module.css';

/** Makes the first forum and its coordinator, from the address that the console printed. Its token never reaches a log. */
export function FirstRunScreen() {
  const say = useSay();
  const token = useLocation().hash.slice(1);
  const title = say('signIn.screen.firstRun.title');
  usePageTitle(title);
  return (
    <div className={styles['sheet']}>
      <PageTitle>{title}</PageTitle>
      {token === '' ? (
        <EmptyState title={say('signIn.screen.firstRun.noToken')}>
          {say('signIn.screen.firstRun.noTokenMore')}
        </EmptyState>
      ) : (
        <SetUpForm token={token} />
      )}
    </div>
  );
}

const EMPTY = { name: '', email: '', forumName: '' };

function SetUpForm({ token }: { readonly token: string }) {
  const say = useSay();
  const enter = useEnter();
  const [typed, setTyped] = useState(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const send = useSend(setUpWorkspace, { onSent: ({ next }) => enter(next) });
  const missing = (field: keyof typeof EMPTY): string | null => {
    if (!isTried) return null;
    if (typed[field].trim() === '') return say('app.failure.field.required');
    if (field === 'email' && !Email.safeParse(typed.email).success) {
      return say('app.failure.field.email');
    }
    return fieldError(send.error, field, say);
  };
  const field = (name: keyof typeof EMPTY) => ({
    name,
    isRequired: true,
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    error: missing(name),
  });
  const submit = () => {
    setIsTried(true);
    const isFilled = Object.values(typed).every((value) => value.trim() !== '');
    if (isFilled && Email.safeParse(typed.email).success)
      send.mutate({ body: { token, ...typed } });
  };
  return (
    <FormBody onSubmit={submit}>
      <p>{say('signIn.screen.firstRun.lead')}</p>
      <TextField
        {...field('name')}
        label={say('signIn.screen.firstRun.name')}
        autoComplete="name"
        maxLength={120}
      />
      <TextField
        {...field('email')}
        label={say('signIn.screen.firstRun.email')}
        type="email"
        autoComplete="email"
        direction="ltr"
      />
      <TextField
        {...field('forumName')}
        label={say('signIn.screen.firstRun.forumName')}
        maxLength={160}
      />
      <Button type="submit" tone="primary" isPending={send.isPending}>
        {say('signIn.screen.firstRun.send')}
      </Button>
      <FailureNotice error={send.error} />
    </FormBody>
  );
}
