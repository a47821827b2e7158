import type { ReactNode } from 'react';
import { refusalOf } from '#client/http/call-failure.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/forum/ForumPart.module.css';

interface ForumPartHeadProps {
  readonly forumId: string;
  readonly forumName: string | undefined;
  readonly title: string;
  /** One sentence on what this is for. */
  readonly lead: string;
  /** Why there is nothing to show yet. */
  readonly error: unknown;
  readonly children: ReactNode;
}

/** The frame of a screen that is a part of a forum: the way back, the title, and whom to ask where one may not come in. */
export function ForumPartHead(props: ForumPartHeadProps) {
  const { forumId, forumName, title, lead, error, children } = props;
  const say = useSay();
  usePageTitle(title, forumName ?? '');
  if (refusalOf(error) === 'not-found') return <AskForAccess kind="forum" id={forumId} />;
  return (
    <div className={styles['part']}>
      <BackLink to={`/forums/${forumId}`}>
        <bdi>{forumName ?? say('register.backToForum')}</bdi>
      </BackLink>
      <PageTitle>{title}</PageTitle>
      <p className={styles['lead']}>{lead}</p>
      {children}
    </div>
  );
}
