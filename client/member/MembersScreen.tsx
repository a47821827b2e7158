import type * as z from 'zod';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AddMember } from '#client/member/AddMember.tsx';
import { ChangeMember } from '#client/member/ChangeMember.tsx';
import { useMe } from '#client/member/me.ts';
import { matches } from '#client/member/member-search.ts';
import { MemberTable } from '#client/member/MemberTable.tsx';
import { RolesInWords } from '#client/member/RolesInWords.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/member/Members.module.css';

type Members = z.infer<typeof listMembers.answer>;

/** The members of a forum: who they are, what each may do, and for those who manage them, how to change it. */
export function MembersScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  const members = useAnswer(listMembers, { forumId });
  const mine = useMe().memberships.find((membership) => membership.forumId === forumId);
  const name = forum.data?.name ?? mine?.forumName ?? '';
  usePageTitle(say('member.list.title'), name);
  return (
    <>
      <p className={styles['back']}>
        <Link to={`/forums/${forumId}`}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <PageTitle>{say('member.list.title')}</PageTitle>
      <Answered query={forum}>
        {(known) => (
          <Answered query={members} lines={6}>
            {(answer) => <Content forum={known} {...answer} />}
          </Answered>
        )}
      </Answered>
    </>
  );
}

const ALL = 'all';

function Content({ forum, members, mayManage }: Members & { readonly forum: ForumView }) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const [groupId, setGroupId] = useState<string>(ALL);
  const [changing, setChanging] = useState<MemberCard | null>(null);
  const shown = members.filter(
    (member) => matches(member, sought) && (groupId === ALL || member.groupIds.includes(groupId)),
  );
  return (
    <>
      <p className={styles['sub']}>{say('member.list.count', { count: members.length })}</p>
      <div className={styles['tools']}>
        <SearchField
          label={say('member.list.search')}
          clearLabel={say('member.list.clearSearch')}
          value={sought}
          onChange={setSought}
        />
        {mayManage && <AddMember forum={forum} />}
      </div>
      {forum.groups.length > 0 && (
        <Choice
          look="chips"
          label={say('forum.filterByGroup')}
          isLabelHidden
          value={groupId}
          onChange={setGroupId}
          options={[
            { value: ALL, label: say('forum.allGroups') },
            ...forum.groups.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> })),
          ]}
        />
      )}
      <RolesInWords />
      <p className={styles['found']} aria-live="polite">
        {sought !== '' && say('member.list.found', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={say(members.length === 0 ? 'member.list.empty' : 'member.list.none')}>
          {say(members.length === 0 ? 'member.list.emptyMore' : 'member.list.noneMore')}
        </EmptyState>
      ) : (
        <MemberTable
          members={shown}
          groups={forum.groups}
          onChange={mayManage ? setChanging : null}
        />
      )}
      {changing && (
        <ChangeMember forum={forum} member={changing} onClose={() => setChanging(null)} />
      )}
    </>
  );
}
