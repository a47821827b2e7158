import type { Group } from '#shared/forum/forum.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Facts } from '#client/ui/List.tsx';
import { type Column, Table } from '#client/ui/Table.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/member/Members.module.css';

interface MemberTableProps {
  readonly members: readonly MemberCard[];
  readonly groups: readonly Group[];
  /** Null where one may only look. */
  readonly onChange: ((member: MemberCard) => void) | null;
}

/** Who is in a forum, with what each may do there. */
export function MemberTable({ members, groups, onChange }: MemberTableProps) {
  const say = useSay();
  const hasGroups = groups.length > 0;
  const columns: Column[] = [
    { id: 'name', title: say('member.list.name') },
    { id: 'office', title: say('member.list.office') },
    ...(hasGroups ? [{ id: 'groups', title: say('member.list.groups') }] : []),
    { id: 'role', title: say('member.list.role') },
    ...(onChange
      ? [{ id: 'actions', title: say('member.list.actions'), isTitleHidden: true }]
      : []),
  ];
  const rows = members.map((member) => ({
    id: member.id,
    cells: [
      <Who key="name" member={member} />,
      whereOf(member),
      ...(hasGroups ? [groupsOf(member, groups)] : []),
      <RoleOf key="role" member={member} />,
      ...(onChange ? [<Change key="change" member={member} onChange={onChange} />] : []),
    ],
  }));
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

function Who({ member: { personId, name, title, email } }: { readonly member: MemberCard }) {
  const say = useSay();
  const isMe = useMe().person.id === personId;
  return (
    <div className={styles['who']}>
      <Avatar id={personId} name={name} />
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

function RoleOf({ member: { role, suspended } }: { readonly member: MemberCard }) {
  const say = useSay();
  return (
    <>
      {say(`member.role.${role}`)}{' '}
      {suspended && <Badge tone="red">{say('member.list.suspended')}</Badge>}
    </>
  );
}
