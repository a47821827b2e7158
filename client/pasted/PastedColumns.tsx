import { LINE_IN_CELL, type PastedTable } from '#shared/pasted/pasted-table.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/pasted/PastedColumns.module.css';

const SAMPLE_LETTERS = 24;

interface PastedColumnsProps<Field extends string> {
  readonly table: PastedTable<Field>;
  readonly fields: readonly Field[];
  /** What a field is called. */
  readonly nameOf: (field: Field) => string;
  readonly onColumn: (place: number, column: Field | 'ignored') => void;
  readonly onHeadings: (hasHeadings: boolean) => void;
}

/** What each column of a pasted table was taken for, to be put right. */
export function PastedColumns<Field extends string>(props: PastedColumnsProps<Field>) {
  const { table, fields, nameOf, onColumn, onHeadings } = props;
  const say = useSay();
  const options = [
    { value: 'ignored' as const, label: say('pasted.ignored') },
    ...fields.map((field) => ({ value: field, label: nameOf(field) })),
  ];
  const label = (place: number) => {
    const sample = sampleOf(table, place);
    return sample === ''
      ? say('pasted.column', { place: place + 1 })
      : say('pasted.columnFrom', { place: place + 1, sample: isolated(sample) });
  };
  return (
    <Section title={say('pasted.columns')}>
      <div className={styles['selects']}>
        {table.columns.map((column, place) => (
          <Select<Field | 'ignored'>
            // oxlint-disable-next-line react/no-array-index-key -- a column has no other name than its place
            key={place}
            label={label(place)}
            value={column}
            onChange={(chosen) => onColumn(place, chosen)}
            options={options}
          />
        ))}
      </div>
      <CheckLine isChosen={table.hasHeadings} onChange={onHeadings}>
        {say('pasted.headings')}
      </CheckLine>
    </Section>
  );
}

/** The beginning of a column's first cell that is no heading. */
function sampleOf({ rows, hasHeadings }: PastedTable<string>, place: number): string {
  const [first, second] = rows;
  const [shown, other] = hasHeadings ? [second, first] : [first, second];
  const cell = ((shown ?? other)?.cells[place] ?? '').replaceAll(LINE_IN_CELL, ' ');
  return cell.length > SAMPLE_LETTERS ? `${cell.slice(0, SAMPLE_LETTERS)}…` : cell;
}
