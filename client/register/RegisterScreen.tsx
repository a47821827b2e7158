import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { getRegister, type RegisterView } from '#shared/register/register-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/register/Register.module.css';

interface RegisterScreenProps {
  readonly title: string;
  readonly lead: string;
  readonly children: (view: RegisterView, forumId: string) => ReactNode;
}

/** The frame of the two screens of a forum's register: the way back, the title, and the register once it is here. */
export function RegisterScreen({ title, lead, children }: RegisterScreenProps) {
  const say = useSay();
  const { forumId = '' } = useParams();
  const register = useAnswer(getRegister, { forumId });
  usePageTitle(title, register.data?.forumName ?? '');
  if (!register.data && refusalOf(register.error) === 'not-found') {
    return <AskForAccess kind="forum" id={forumId} />;
  }
  return (
    <div className={styles['screen']} data-wide="">
      <BackLink to={`/forums/${forumId}`}>
        <bdi>{register.data?.forumName ?? say('register.backToForum')}</bdi>
      </BackLink>
      <PageTitle>{title}</PageTitle>
      <p className={styles['lead']}>{lead}</p>
      <Answered query={register} lines={8}>
        {(view) => (
          <>
            {!view.isWhole && <Notice tone="info">{say('register.notWhole')}</Notice>}
            {children(view, forumId)}
          </>
        )}
      </Answered>
    </div>
  );
}
