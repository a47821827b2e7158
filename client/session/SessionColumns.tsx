import { SESSION_FIELDS, type SessionColumn } from '#shared/session/pasted-table.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { PasteDrafts } from '#client/session/use-paste-drafts.ts';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/session/Paste.module.css';

const COLUMNS: readonly SessionColumn[] = ['ignored', ...SESSION_FIELDS];
const SAMPLE_LETTERS = 24;

/** What each column was taken for, to be put right. */
export function SessionColumns({ paste }: { readonly paste: PasteDrafts }) {
  const say = useSay();
  const { table, setColumn, setHeadings } = paste;
  const [first, second] = table.rows;
  const label = (place: number) => {
    const cell = (table.hasHeadings ? (first ?? second) : first)?.cells[place] ?? '';
    const sample = cell.length > SAMPLE_LETTERS ? `${cell.slice(0, SAMPLE_LETTERS)}…` : cell;
    return sample === ''
      ? say('session.paste.column', { place: place + 1 })
      : say('session.paste.columnFrom', { place: place + 1, sample: isolated(sample) });
  };
  return (
    <Section title={say('session.paste.columns')}>
      <div className={styles['selects']}>
        {table.columns.map((column, place) => (
          <Select
            // oxlint-disable-next-line react/no-array-index-key -- a column has no other name than its place
            key={place}
            label={label(place)}
            value={column}
            onChange={(chosen) => setColumn(place, chosen)}
            options={COLUMNS.map((value) => ({
              value,
              label: say(`session.paste.field.${value}`),
            }))}
          />
        ))}
      </div>
      <CheckLine isChosen={table.hasHeadings} onChange={setHeadings}>
        {say('session.paste.headings')}
      </CheckLine>
    </Section>
  );
}
