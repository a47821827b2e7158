import { chapterInWords } from '#shared/matrix/where.ts';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { DISPOSITIONS, REMARK_KINDS, THREAD_STATES } from '#shared/thread/thread.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  chapterKey,
  EVERYTHING,
  FIELDS,
  GONE,
  type MatrixFilter,
  type Sort,
  SORTS,
} from '#shared/matrix/matrix-view.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/matrix/TableScreen.module.css';

interface MatrixFiltersProps {
  readonly rows: readonly MatrixRow[];
  readonly filter: MatrixFilter;
  readonly sort: Sort;
  readonly onChange: (filter: MatrixFilter, sort: Sort) => void;
}

/** Narrows and orders the matrix. Folded away on a phone, where the first remark is to be seen at once. */
export function MatrixFilters({ rows, filter, sort, onChange }: MatrixFiltersProps) {
  const say = useSay();
  const options = useOptions(rows);
  const active = FIELDS.filter((field) => filter[field] !== '').length + (filter.mine ? 1 : 0);
  return (
    <details className={styles['filters']} open={matchMedia('(width >= 62rem)').matches}>
      <summary>
        {active === 0
          ? say('matrix.filter.title')
          : say('matrix.filter.openWith', { count: active })}
      </summary>
      <div className={styles['selects']}>
        {FIELDS.map((field) => (
          <Select
            key={field}
            label={say(`matrix.filter.${field}`)}
            value={filter[field]}
            onChange={(value) => onChange({ ...filter, [field]: value }, sort)}
            options={[{ value: '', label: say('matrix.filter.all') }, ...options[field]]}
          />
        ))}
        <Select
          label={say('matrix.filter.sort')}
          value={sort}
          onChange={(value) => onChange(filter, value)}
          options={SORTS.map((value) => ({ value, label: say(`matrix.filter.sorts.${value}`) }))}
        />
        <CheckLine isChosen={filter.mine} onChange={(mine) => onChange({ ...filter, mine }, sort)}>
          {say('matrix.filter.mine')}
        </CheckLine>
        {active > 0 && (
          <Button tone="quiet" onPress={() => onChange(EVERYTHING, sort)}>
            {say('matrix.filter.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}

interface Named {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen: the states and kinds that there are, and the people and chapters that occur. */
function useOptions(rows: readonly MatrixRow[]): Record<(typeof FIELDS)[number], Named[]> {
  const say = useSay();
  const authors = new Map(rows.map(({ thread }) => [thread.authorId, thread.authorName]));
  const chapters = new Map<string, string>();
  const inOrder = rows.toSorted((one, other) => (one.order < other.order ? -1 : 1));
  for (const row of inOrder) {
    const { chapter } = row.where;
    if (chapter) chapters.set(chapterKey(row), chapterInWords(chapter, say));
  }
  if (rows.some(({ stands }) => stands === 'gone')) chapters.set(GONE, say('matrix.gone'));
  const named = (all: ReadonlyMap<string, string>) =>
    [...all].map(([value, label]) => ({ value, label }));
  return {
    state: THREAD_STATES.map((value) => ({ value, label: say(`thread.state.${value}`) })),
    kind: REMARK_KINDS.map((value) => ({ value, label: say(`thread.kind.${value}`) })),
    author: named(authors).toSorted((one, other) => one.label.localeCompare(other.label, 'he')),
    chapter: named(chapters),
    disposition: DISPOSITIONS.map((value) => ({
      value,
      label: say(`thread.disposition.${value}`),
    })),
  };
}
