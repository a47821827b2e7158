import type { Group } from '#shared/forum/forum.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import styles from '#client/forum/Forum.module.css';

const ALL = 'all';

interface GroupFilterProps {
  readonly groups: readonly Group[];
  readonly value: string | null;
  readonly onChange: (groupId: string | null) => void;
}

/** Narrows a forum to one of its groups. Nothing is drawn where there are none. */
export function GroupFilter({ groups, value, onChange }: GroupFilterProps) {
  const say = useSay();
  if (groups.length === 0) return null;
  return (
    <div className={styles['filter']}>
      <Choice
        look="chips"
        label={say('forum.filterByGroup')}
        isLabelHidden
        value={value ?? ALL}
        onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
        options={[
          { value: ALL, label: say('forum.allGroups') },
          ...groups.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> })),
        ]}
      />
    </div>
  );
}
