import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { getSignInState, NextPath } from '#shared/member/sign-in-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AddressForm, type Asked } from '#client/sign-in/AddressForm.tsx';
import { CodeForm } from '#client/sign-in/CodeForm.tsx';
import { useEnter } from '#client/sign-in/use-enter.ts';
import { Notice } from '#client/ui/Notice.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/sign-in/SignIn.module.css';

/** Signing in without a password: an address, then the link in the mail or its code here. The same for everyone. */
export function SignInScreen() {
  const say = useSay();
  const [search] = useSearchParams();
  const next = NextPath.safeParse(search.get('next')).data;
  const [asked, setAsked] = useState<Asked | null>(null);
  const enter = useEnter();
  const state = useAnswer(getSignInState, {});
  const title = say(asked ? 'signIn.screen.sentTitle' : 'signIn.screen.title');
  usePageTitle(title);
  if (state.data?.setUp === false) {
    return (
      <>
        <PageTitle>{say('signIn.screen.title')}</PageTitle>
        <EmptyState title={say('signIn.screen.notSetUp')}>
          {say('signIn.screen.notSetUpMore')}
        </EmptyState>
      </>
    );
  }
  return (
    <div className={styles['sheet']}>
      {/* Another heading is another screen to those who hear it: it takes the focus. */}
      <PageTitle key={title}>{title}</PageTitle>
      {asked ? (
        <CodeForm
          asked={asked}
          onAsked={setAsked}
          onOtherAddress={() => setAsked(null)}
          onEntered={enter}
        />
      ) : (
        <>
          {search.has('left') && (
            <Notice tone="done" isAnnounced>
              {say('signIn.screen.signedOut')}
            </Notice>
          )}
          <AddressForm next={next} onAsked={setAsked} onEntered={enter} />
        </>
      )}
    </div>
  );
}
