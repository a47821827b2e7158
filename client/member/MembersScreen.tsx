import { History, UsersRound } from 'lucide-react';
import type * as z from 'zod';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AddMember } from '#client/member/AddMember.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { FoundMembers } from '#client/member/FoundMembers.tsx';
import { useMe } from '#client/member/me.ts';
import { EVERYBODY, type MemberFilter } from '#client/member/member-filter.ts';
import { GroupLeads } from '#client/member/GroupLeads.tsx';
import { MemberFilters } from '#client/member/MemberFilters.tsx';
import { RolesInWords } from '#client/member/RolesInWords.tsx';
import { WaitingRequests } from '#client/member/WaitingRequests.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import styles from '#client/member/Members.module.css';
import people from '#client/member/People.module.css';

type Members = z.infer<typeof listMembers.answer>;

/** The members of a forum: a directory for all, and for those who manage them the place to invite, change and remove. */
export function MembersScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  const members = useAnswer(listMembers, { forumId });
  const mine = useMe().memberships.find((membership) => membership.forumId === forumId);
  const name = forum.data?.name ?? mine?.forumName ?? '';
  usePageTitle(say('member.list.title'), name);
  if (!forum.data && refusalOf(forum.error) === 'not-found') {
    return <AskForAccess kind="forum" id={forumId} />;
  }
  return (
    <>
      <BackLink to={`/forums/${forumId}`}>
        <bdi>{name}</bdi>
      </BackLink>
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

function Content({ forum, members, mayManage }: Members & { readonly forum: ForumView }) {
  const say = useSay();
  const [filter, setFilter] = useState<MemberFilter>(EVERYBODY);
  return (
    <>
      <p className={styles['sub']}>{say('member.list.count', { count: members.length })}</p>
      {mayManage && <Managers forum={forum} members={members} />}
      {mayManage && <WaitingRequests forumId={forum.id} />}
      <div className={people['search']}>
        <SearchField
          label={say('member.list.search')}
          clearLabel={say('member.list.clearSearch')}
          value={filter.sought}
          onChange={(sought) => setFilter({ ...filter, sought })}
        />
      </div>
      {forum.groups.length > 0 && (
        <GroupChips
          forum={forum}
          value={filter.groupId}
          onChange={(groupId) => setFilter({ ...filter, groupId })}
        />
      )}
      <MemberFilters members={members} filter={filter} mayManage={mayManage} onChange={setFilter} />
      <RolesInWords />
      <FoundMembers forum={forum} members={members} mayManage={mayManage} filter={filter} />
    </>
  );
}

interface ManagersProps {
  readonly forum: ForumView;
  readonly members: Members['members'];
}

/** The ways to more members, and to what was done with them. */
function Managers({ forum, members }: ManagersProps) {
  const say = useSay();
  const path = `/forums/${forum.id}/members`;
  return (
    <div className={people['managers']}>
      <LinkButton
        to={`${path}/invite`}
        tone="primary"
        icon={<UsersRound size={18} aria-hidden="true" />}
      >
        {say('people.invite.open')}
      </LinkButton>
      <AddMember forum={forum} />
      <GroupLeads forum={forum} members={members} />
      <LinkButton
        to={`${path}/changes`}
        tone="quiet"
        icon={<History size={18} aria-hidden="true" />}
      >
        {say('people.changes.open')}
      </LinkButton>
    </div>
  );
}

const ALL = 'all';

interface GroupChipsProps {
  readonly forum: ForumView;
  readonly value: string | null;
  readonly onChange: (groupId: string | null) => void;
}

function GroupChips({ forum, value, onChange }: GroupChipsProps) {
  const say = useSay();
  return (
    <Choice
      look="chips"
      label={say('forum.filterByGroup')}
      isLabelHidden
      value={value ?? ALL}
      onChange={(id) => onChange(id === ALL ? null : id)}
      options={[
        { value: ALL, label: say('forum.allGroups') },
        ...forum.groups.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> })),
      ]}
    />
  );
}
