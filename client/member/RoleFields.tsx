import type { Group } from '#shared/forum/forum.ts';
import { mayGrant, ROLES, type Role } from '#shared/member/role.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Choice, ManyChoice } from '#client/ui/Choice.tsx';

interface RoleFieldsProps {
  /** The role of the one who grants: nobody grants above their own. */
  readonly own: Role;
  readonly groups: readonly Group[];
  readonly role: Role;
  readonly groupIds: readonly string[];
  readonly onRole: (role: Role) => void;
  readonly onGroups: (groupIds: readonly string[]) => void;
}

/** A role with what it allows, and the groups of the forum. */
export function RoleFields(props: RoleFieldsProps) {
  const { own, groups, role, groupIds, onRole, onGroups } = props;
  const say = useSay();
  return (
    <>
      <Choice
        look="cards"
        label={say('member.add.role')}
        value={role}
        onChange={onRole}
        options={ROLES.filter((known) => known === role || mayGrant(own, known)).map((value) => ({
          value,
          label: say(`member.role.${value}`),
          meaning: say(`member.roleAllows.${value}`),
        }))}
      />
      {groups.length > 0 && (
        <ManyChoice
          label={say('member.add.groups')}
          values={groupIds}
          onChange={onGroups}
          options={groups.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
        />
      )}
    </>
  );
}
