import { KINDS, type Kind } from '#shared/paper/kind.ts';
import { STAGES, type Stage } from '#shared/paper/stage.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/search/Search.module.css';

interface SearchFiltersProps {
  readonly wish: {
    readonly forumId: string | null;
    readonly kind: Kind | null;
    readonly stage: Stage | null;
    readonly withArchived: boolean;
  };
  /** Names and values as they stand in the address; an empty value is none. */
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

const ALL = 'all';
const orEmpty = (value: string) => (value === ALL ? '' : value);

/** Narrows a search by forum, kind and stage, or widens it to the archive. */
export function SearchFilters({ wish, onChange }: SearchFiltersProps) {
  const say = useSay();
  const forums = useMe().memberships.filter(({ suspended }) => !suspended);
  return (
    <div className={styles['filters']}>
      {forums.length > 1 && (
        <Select
          label={say('search.forum')}
          value={wish.forumId ?? ALL}
          onChange={(forum) => onChange({ forum: orEmpty(forum) })}
          options={[
            { value: ALL, label: say('search.allForums') },
            ...forums.map(({ forumId, forumName }) => ({ value: forumId, label: forumName })),
          ]}
        />
      )}
      <Select
        label={say('search.kind')}
        value={wish.kind ?? ALL}
        onChange={(kind) => onChange({ kind: orEmpty(kind) })}
        options={[
          { value: ALL, label: say('search.allKinds') },
          ...KINDS.map((kind) => ({ value: kind, label: say(`paper.kind.${kind}`) })),
        ]}
      />
      <Select
        label={say('search.stage')}
        value={wish.stage ?? ALL}
        onChange={(stage) => onChange({ stage: orEmpty(stage) })}
        options={[
          { value: ALL, label: say('search.allStages') },
          ...STAGES.map((stage) => ({ value: stage, label: say(`paper.stage.${stage}`) })),
        ]}
      />
      <CheckLine
        isChosen={wish.withArchived}
        onChange={(isChosen) => onChange({ archived: isChosen ? 'yes' : '' })}
      >
        {say('search.archived')}
      </CheckLine>
    </div>
  );
}
