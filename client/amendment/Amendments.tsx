import { useSearchParams } from 'react-router';
import {
  AMENDMENT_STATES,
  amendmentFilterFrom,
  shownAmendments,
} from '#shared/amendment/amendment-filter.ts';
import type { AmendmentGroup } from '#shared/amendment/amendment-rows.ts';
import { type PaperPlaces, placeInWords } from '#shared/matrix/where.ts';
import { AmendmentGrid } from '#client/amendment/AmendmentGrid.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/matrix/TableScreen.module.css';

interface AmendmentsProps {
  readonly paperId: string;
  readonly groups: readonly AmendmentGroup[];
  readonly places: PaperPlaces;
}

/** The amendments by passage, narrowed to one person or one outcome. */
export function Amendments({ paperId, groups, places }: AmendmentsProps) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const filter = amendmentFilterFrom(search);
  const rows = groups.flatMap((group) => group.rows);
  const waiting = rows.filter((row) => row.state === 'pending').length;
  const shown = shownAmendments(groups, filter);
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const all = { value: '', label: say('amendment.filter.all') };
  const authors = [...new Map(rows.map((row) => [row.authorId, row.authorName]))];
  return (
    <>
      <p className={styles['counts']}>
        {say('amendment.count', { count: rows.length })} ·{' '}
        {waiting === 0
          ? say('amendment.pending_zero')
          : say('amendment.pending', { count: waiting })}
      </p>
      <div className={styles['selects']}>
        <Select
          label={say('amendment.filter.author')}
          value={filter.author}
          onChange={(value) => choose('author', value)}
          options={[all, ...authors.map(([value, label]) => ({ value, label }))]}
        />
        <Select
          label={say('amendment.filter.state')}
          value={filter.state}
          onChange={(value) => choose('state', value)}
          options={[
            all,
            ...AMENDMENT_STATES.map((value) => ({ value, label: say(`amendment.state.${value}`) })),
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <p className={styles['none']}>{say('amendment.noneSuch')}</p>
      ) : (
        <AmendmentGrid
          paperId={paperId}
          groups={shown}
          placeOf={(blockId) =>
            blockId === null
              ? say('amendment.gone')
              : placeInWords(places.of(blockId), places.layout, say) || say('matrix.beforeChapters')
          }
        />
      )}
    </>
  );
}
