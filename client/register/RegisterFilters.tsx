import { DIMENSIONS } from '#shared/paper/schema.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';
import { LIFE_STATES } from '#shared/register/lifecycle.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { EVERYTHING, NO_DIMENSION, type RegisterFilter } from '#client/register/map-view.ts';
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
export function RegisterFilters({
  view,
  filter,
  onChange,
  withState = false,
}: RegisterFiltersProps) {
  const say = useSay();
  const { papers, sessions, blocks } = view;
  const used = new Set(blocks.map(({ paperId }) => paperId));
  const inUse = papers.filter(({ id }) => used.has(id));
  const meeting = new Set(inUse.map(({ sessionId }) => sessionId));
  const active = Object.values(filter).filter((value) => value !== '').length;
  const all = { value: '', label: say('register.filter.all') };
  const put = (change: Partial<RegisterFilter>) => onChange({ ...filter, ...change });
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
        <Select
          label={say('register.filter.dimension')}
          value={filter.dimension}
          onChange={(dimension) => put({ dimension })}
          options={[
            all,
            ...DIMENSIONS.map((value) => ({
              value: String(value),
              label: say(`editor.dimension.${value}`),
            })),
            { value: NO_DIMENSION, label: say('register.filter.noDimension') },
          ]}
        />
        <Select
          label={say('register.filter.paper')}
          value={filter.paperId}
          onChange={(paperId) => put({ paperId })}
          options={[all, ...inUse.map(({ id, title }) => ({ value: id, label: title }))]}
        />
        <Select
          label={say('register.filter.session')}
          value={filter.sessionId}
          onChange={(sessionId) => put({ sessionId })}
          options={[
            all,
            ...sessions
              .filter(({ id }) => meeting.has(id))
              .map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        {withState && (
          <Select
            label={say('register.filter.state')}
            value={filter.state}
            onChange={(state) => put({ state })}
            options={[
              all,
              ...LIFE_STATES.map((value) => ({
                value: String(value),
                label: say(`register.state.${value}`),
              })),
            ]}
          />
        )}
        {active > 0 && (
          <Button tone="quiet" onPress={() => onChange(EVERYTHING)}>
            {say('register.filter.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}
