import { Link } from 'react-router';
import type { Group } from '#shared/forum/forum.ts';
import { marksAmong } from '#shared/member/colour.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useMe } from '#client/member/me.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Facts } from '#client/ui/List.tsx';
import { type Column, Table } from '#client/ui/Table.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/member/Members.module.css';
import people from '#client/member/People.module.css';

/** What one who manages members does with rows. */
export interface Managing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (member: MemberCard, isChosen: boolean) => void;
  readonly onChange: (member: MemberCard) => void;
}

interface MemberTableProps {
  readonly members: readonly MemberCard[];
  readonly groups: readonly Group[];
  /** Null where one may only look. */
  readonly managing: Managing | null;
}

/** Who is in a forum, with what each may do there. */
export function MemberTable({ members, groups, managing }: MemberTableProps) {
  const say = useSay();
  const hasGroups = groups.length > 0;
  const marks = marksAmong(members.map(({ personId }) => personId));
  const columns: Column[] = [
    { id: 'name', title: say('member.list.name') },
    { id: 'office', title: say('member.list.office') },
    ...(hasGroups ? [{ id: 'groups', title: say('member.list.groups') }] : []),
    { id: 'role', title: say('member.list.role') },
    ...(managing
      ? [{ id: 'actions', title: say('member.list.actions'), isTitleHidden: true }]
      : []),
  ];
  const rows = members.map((member) => {
    const mark = marks.get(member.personId) ?? 0;
    return {
      id: member.id,
      cells: [
        <Who key="name" member={member} mark={mark} managing={managing} />,
        whereOf(member),
        ...(hasGroups ? [groupsOf(member, groups)] : []),
        <RoleOf key="role" member={member} isManaged={managing !== null} />,
        ...(managing ? [<Change key="change" member={member} onChange={managing.onChange} />] : []),
      ],
    };
  });
  return <Table caption={say('member.list.title')} columns={columns} rows={rows} />;
}

interface ChangeProps {
  readonly member: MemberCard;
  readonly onChange: (member: MemberCard) => void;
}

function Change({ member, onChange }: ChangeProps) {
  const say = useSay();
  return (
    <Button tone="quiet" onPress={() => onChange(member)}>
      <span aria-hidden="true">{say('member.change.open')}</span>
      <VisuallyHidden>
        <Sentence of="member.change.openFor" values={{ name: member.name }} />
      </VisuallyHidden>
    </Button>
  );
}

interface WhoProps {
  readonly member: MemberCard;
  readonly mark: number;
  readonly managing: Managing | null;
}

function Who({ member, mark, managing }: WhoProps) {
  const { personId, name, title, email } = member;
  const say = useSay();
  const isMe = useMe().person.id === personId;
  return (
    <div className={styles['who']}>
      {managing && (
        <span className={people['pick']}>
          <CheckLine
            isChosen={managing.chosen.has(member.id)}
            onChange={(isChosen) => managing.onChoose(member, isChosen)}
          >
            <VisuallyHidden>
              <Sentence of="people.many.choose" values={{ name }} />
            </VisuallyHidden>
          </CheckLine>
        </span>
      )}
      <Avatar id={personId} name={name} mark={mark} />
      <div>
        <p className={styles['name']}>
          <bdi>{name}</bdi> {isMe && <Badge>{say('member.list.me')}</Badge>}
        </p>
        {title && (
          <p className={styles['soft']}>
            <bdi>{title}</bdi>
          </p>
        )}
        {email && (
          <p className={styles['soft']}>
            <bdi>{email}</bdi>
          </p>
        )}
        {member.refused && (
          <p>
            <Badge tone="red">{say('notice.member.refused')}</Badge>
          </p>
        )}
        {isMe && (
          <p className={styles['soft']}>
            <Link to="/settings">{say('member.settings.details')}</Link>
          </p>
        )}
      </div>
    </div>
  );
}

function whereOf({ office, region, expertise }: MemberCard) {
  if (office === null && region === null && expertise === null) return null;
  return (
    <>
      <Facts>
        {office && <bdi>{office}</bdi>}
        {region && <bdi>{region}</bdi>}
      </Facts>
      {expertise && (
        <p className={styles['soft']}>
          <bdi>{expertise}</bdi>
        </p>
      )}
    </>
  );
}

function groupsOf({ groupIds }: MemberCard, groups: readonly Group[]) {
  const mine = groups.filter((group) => groupIds.includes(group.id));
  if (mine.length === 0) return null;
  return (
    <ul className={styles['groups']}>
      {mine.map((group) => (
        <li key={group.id}>
          <bdi>{group.name}</bdi>
        </li>
      ))}
    </ul>
  );
}

interface RoleOfProps {
  readonly member: MemberCard;
  readonly isManaged: boolean;
}

function RoleOf({ member, isManaged }: RoleOfProps) {
  const say = useSay();
  return (
    <>
      {say(`member.role.${member.role}`)}{' '}
      {member.suspended && <Badge tone="amber">{say('member.list.suspended')}</Badge>}
      {isManaged && <State member={member} />}
    </>
  );
}

/** Invited, entered, last seen: in words, for those who look after the list. */
function State({ member: { seenAt, invitedAt, suspended } }: { readonly member: MemberCard }) {
  const say = useSay();
  if (suspended && seenAt === null) return null;
  if (seenAt !== null) {
    return (
      <p className={styles['soft']}>
        <Sentence of="people.state.seen" values={{ when: <TimeAgo at={seenAt} /> }} />
      </p>
    );
  }
  return (
    <p className={styles['soft']}>
      {invitedAt === null ? (
        say('people.state.added')
      ) : (
        <Sentence of="people.state.invited" values={{ when: <TimeAgo at={invitedAt} /> }} />
      )}
      <br />
      {say('people.state.notEntered')}
    </p>
  );
}
