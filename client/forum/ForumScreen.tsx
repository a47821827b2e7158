import { Link, useParams } from 'react-router';
import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { getForum } from '#shared/forum/forum-contract.ts';
import { ForumAside } from '#client/forum/ForumAside.tsx';
import { GroupFilter } from '#client/forum/GroupFilter.tsx';
import { ArchiveOfForum } from '#client/forum/ArchiveOfForum.tsx';
import { PapersOfForum } from '#client/forum/PapersOfForum.tsx';
import { SessionsOfForum } from '#client/forum/SessionsOfForum.tsx';
import { TemplatesOfForum } from '#client/forum/TemplatesOfForum.tsx';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { NewFromWord } from '#client/interchange/NewFromWord.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { useMe } from '#client/member/me.ts';
import { PublishedInForum } from '#client/version/PublishedInForum.tsx';
import { NewPaper } from '#client/paper/NewPaper.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/forum/Forum.module.css';

/** A forum: what it is for, its papers, its sessions, its plan, and who sees what. */
export function ForumScreen() {
  const { forumId = '' } = useParams();
  // Another forum is another screen: its filter starts anew and its heading takes the focus.
  return <OneForum key={forumId} forumId={forumId} />;
}

function OneForum({ forumId }: { readonly forumId: string }) {
  const forum = useAnswer(getForum, { forumId });
  // The name is known before the forum has been asked for.
  const mine = useMe().memberships.find((membership) => membership.forumId === forumId);
  const name = forum.data?.name ?? mine?.forumName ?? '';
  usePageTitle(name);
  if (!forum.data && refusalOf(forum.error) === 'not-found') {
    return <AskForAccess kind="forum" id={forumId} />;
  }
  return (
    <>
      {name && (
        <PageTitle>
          <bdi>{name}</bdi>
        </PageTitle>
      )}
      <Answered query={forum} lines={6}>
        {(answer) => <Content forum={answer} />}
      </Answered>
    </>
  );
}

function Content({ forum }: { readonly forum: ForumView }) {
  const say = useSay();
  const [groupId, setGroupId] = useState<string | null>(null);
  const role = <Link to={`/forums/${forum.id}/members`}>{say(`member.role.${forum.myRole}`)}</Link>;
  return (
    <>
      <p className={styles['sub']}>
        <Sentence of="forum.myRole" values={{ role }} />
      </p>
      {forum.purpose && (
        <p dir="auto" className={styles['purpose']}>
          {forum.purpose}
        </p>
      )}
      <div className={styles['actions']}>
        {forum.mayStartPaper && <NewPaper forum={forum} />}
        {forum.mayStartPaper && <NewFromWord forum={forum} />}
      </div>
      <GroupFilter groups={forum.groups} value={groupId} onChange={setGroupId} />
      <div className={styles['columns']}>
        <div className={styles['wide']}>
          <PapersOfForum forum={forum} groupId={groupId} />
          <SessionsOfForum forum={forum} groupId={groupId} />
          <PublishedInForum forumId={forum.id} />
          <TemplatesOfForum forumId={forum.id} />
          <ArchiveOfForum forumId={forum.id} />
        </div>
        <ForumAside forum={forum} />
      </div>
    </>
  );
}
