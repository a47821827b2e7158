import { DIMENSIONS } from '#shared/paper/schema.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';
import { LIFE_STATES } from '#shared/register/lifecycle.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { EVERYTHING, NO_DIMENSION, type RegisterFilter } from '#shared/register/register-filter.ts';
import { Button } from '#client/ui/Button.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/register/Register.module.css';

interface RegisterFiltersProps {
  readonly view: RegisterView;
  readonly filter: RegisterFilter;
  readonly onChange: (filter: RegisterFilter) => void;
  /** The states of recommendations too. */
  readonly withState?: boolean;
}

/** Narrows a register. Folded away on a phone. */
export function RegisterFilters(props: RegisterFiltersProps) {
  const say = useSay();
  const { view, filter, onChange, withState = false } = props;
  const active = Object.values(filter).filter((value) => value !== '').length;
  const put = (change: Partial<RegisterFilter>) => onChange({ ...filter, ...change });
  const options = useOptions(view);
  const fields = (['dimension', 'paperId', 'sessionId', 'state'] as const).filter(
    (field) => field !== 'state' || withState,
  );
  return (
    <details className={styles['filters']} open={matchMedia('(width >= 62rem)').matches}>
      <summary>
        {active === 0
          ? say('register.filter.title')
          : say('register.filter.openWith', { count: active })}
      </summary>
      <div className={styles['selects']}>
        <SearchField
          label={say('register.filter.search')}
          clearLabel={say('register.filter.clearSearch')}
          value={filter.words}
          onChange={(words) => put({ words })}
        />
        {fields.map((field) => (
          <Select
            key={field}
            label={say(`register.filter.${field}`)}
            value={filter[field]}
            onChange={(value) => put({ [field]: value })}
            options={[{ value: '', label: say('register.filter.all') }, ...options[field]]}
          />
        ))}
        {active > 0 && (
          <Button tone="quiet" onPress={() => onChange(EVERYTHING)}>
            {say('register.filter.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}

type Field = 'dimension' | 'paperId' | 'sessionId' | 'state';

/** What can be chosen: the dimensions and states that there are, and the papers and sessions that hold blocks. */
function useOptions({ papers, sessions, blocks }: RegisterView) {
  const say = useSay();
  const used = new Set(blocks.map(({ paperId }) => paperId));
  const inUse = papers.filter(({ id }) => used.has(id));
  const meeting = new Set(inUse.map(({ sessionId }) => sessionId));
  const options: Record<Field, { value: string; label: string }[]> = {
    dimension: [
      ...DIMENSIONS.map((value) => ({ value, label: say(`editor.dimension.${value}`) })),
      { value: NO_DIMENSION, label: say('register.filter.noDimension') },
    ],
    paperId: inUse.map(({ id, title }) => ({ value: id, label: title })),
    sessionId: sessions
      .filter(({ id }) => meeting.has(id))
      .map(({ id, title }) => ({ value: id, label: title })),
    state: LIFE_STATES.map((value) => ({ value, label: say(`register.state.${value}`) })),
  };
  return options;
}
