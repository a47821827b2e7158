import { REMARK_KINDS } from '#shared/thread/thread.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  isNarrowed,
  NO_FILTER,
  peopleIn,
  type Show,
  SHOWS,
  type ThreadFilter,
} from '#client/thread/thread-filter.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/thread/Panel.module.css';

interface PanelFiltersProps {
  readonly threads: readonly ThreadView[];
  readonly chapters: readonly { readonly at: number; readonly name: string }[];
  readonly hasUnplaced: boolean;
  readonly filter: ThreadFilter;
  readonly onChange: (filter: ThreadFilter) => void;
}

/** Which remarks the list shows: the five that everybody asks for, and behind them by person, kind and chapter. */
export function PanelFilters(props: PanelFiltersProps) {
  const { filter, onChange } = props;
  const say = useSay();
  return (
    <div className={styles['filters']}>
      <Choice<Show>
        label={say('thread.panel.which')}
        isLabelHidden
        look="chips"
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        options={SHOWS.map((value) => ({ value, label: say(`thread.panel.show.${value}`) }))}
      />
      <details className={styles['narrowing']} open={isNarrowed(filter) || undefined}>
        <summary>{say('thread.panel.filters')}</summary>
        <Narrowing {...props} />
      </details>
    </div>
  );
}

/** Stands for "no matter which" in a list of choices. */
const ANY = 'any';

function Narrowing({ threads, chapters, hasUnplaced, filter, onChange }: PanelFiltersProps) {
  const say = useSay();
  const chosen = (value: string) => (value === ANY ? null : value);
  return (
    <>
      <Select
        label={say('thread.panel.person')}
        value={filter.personId ?? ANY}
        onChange={(value) => onChange({ ...filter, personId: chosen(value) })}
        options={[
          { value: ANY, label: say('thread.panel.anybody') },
          ...peopleIn(threads).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        label={say('thread.panel.kind')}
        value={filter.kind ?? ANY}
        onChange={(value) =>
          onChange({ ...filter, kind: REMARK_KINDS.find((kind) => kind === value) ?? null })
        }
        options={[
          { value: ANY, label: say('thread.panel.anyKind') },
          ...REMARK_KINDS.map((kind) => ({ value: kind, label: say(`thread.kind.${kind}`) })),
        ]}
      />
      {chapters.length > 0 && (
        <Select
          label={say('thread.panel.chapter')}
          value={filter.chapter === null ? ANY : String(filter.chapter)}
          onChange={(value) =>
            onChange({ ...filter, chapter: value === ANY ? null : Number(value) })
          }
          options={[
            { value: ANY, label: say('thread.panel.anyChapter') },
            ...chapters.map(({ at, name }) => ({ value: String(at), label: name })),
          ]}
        />
      )}
      {(hasUnplaced || filter.isUnplaced) && (
        <CheckLine
          isChosen={filter.isUnplaced}
          onChange={(isUnplaced) => onChange({ ...filter, isUnplaced })}
        >
          {say('thread.panel.unplaced')}
        </CheckLine>
      )}
      {isNarrowed(filter) && (
        <Button tone="quiet" onPress={() => onChange({ ...NO_FILTER, show: filter.show })}>
          {say('thread.panel.clear')}
        </Button>
      )}
    </>
  );
}
