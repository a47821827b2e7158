import type { MemberCard } from '#shared/member/member-contract.ts';
import { ROLES } from '#shared/member/role.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  EVERYBODY,
  expertiseOf,
  MEMBER_STATES,
  type MemberFilter,
  type MemberState,
  valuesIn,
} from '#client/member/member-filter.ts';
import { Button } from '#client/ui/Button.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/member/People.module.css';

interface MemberFiltersProps {
  readonly members: readonly MemberCard[];
  readonly filter: MemberFilter;
  readonly mayManage: boolean;
  readonly onChange: (filter: MemberFilter) => void;
}

const ALL = '';
const SELECTED = ['office', 'region', 'expertise', 'role', 'state'] as const;

/** Narrows a list by office, region, expertise and role; folded away, because most look for one name. */
export function MemberFilters({ members, filter, mayManage, onChange }: MemberFiltersProps) {
  const say = useSay();
  const active = SELECTED.filter((field) => filter[field] !== null).length;
  const select = (field: (typeof SELECTED)[number], values: readonly string[]) => ({
    label: say(`people.filter.${field}`),
    value: filter[field] ?? ALL,
    onChange: (value: string) =>
      onChange({ ...filter, [field]: value === ALL ? null : (value as MemberState) }),
    options: [
      { value: ALL, label: say('people.filter.all') },
      ...values.map((value) => ({ value, label: value })),
    ],
  });
  const role = select('role', []);
  const state = select('state', []);
  return (
    <details className={styles['filters']}>
      <summary>
        {active === 0
          ? say('people.filter.open')
          : say('people.filter.openWith', { count: active })}
      </summary>
      <div className={styles['selects']}>
        <Select {...select('office', valuesIn(members.map(({ office }) => office)))} />
        <Select {...select('region', valuesIn(members.map(({ region }) => region)))} />
        <Select {...select('expertise', valuesIn(members.flatMap(expertiseOf)))} />
        <Select
          {...role}
          options={[
            ...role.options,
            ...ROLES.map((value) => ({ value, label: say(`member.role.${value}`) })),
          ]}
        />
        {mayManage && (
          <Select
            {...state}
            options={[
              ...state.options,
              ...MEMBER_STATES.map((value) => ({
                value,
                label: say(`people.filter.states.${value}`),
              })),
            ]}
          />
        )}
        {active > 0 && (
          <Button
            tone="quiet"
            onPress={() =>
              onChange({ ...EVERYBODY, sought: filter.sought, groupId: filter.groupId })
            }
          >
            {say('people.filter.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}
