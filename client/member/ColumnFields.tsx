import { INVITATION_FIELDS } from '#shared/member/invitation-words.ts';
import type { PastedColumn } from '#shared/member/pasted-columns.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { isolated } from '#client/locale/isolated.ts';
import type { Paste } from '#client/member/paste.ts';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/member/People.module.css';

const COLUMNS: readonly PastedColumn[] = ['ignored', ...INVITATION_FIELDS];
const SAMPLE_LETTERS = 24;

/** What each column was taken for, to be put right. */
export function ColumnFields({ paste }: { readonly paste: Paste }) {
  const say = useSay();
  const { pasted, hasColumns, setColumn, setHeadings } = paste;
  if (!hasColumns) return null;
  const [first, second] = pasted.rows;
  const sample = (place: number) => {
    const cell = (pasted.hasHeadings ? (second ?? first) : first)?.cells[place] ?? '';
    return cell.length > SAMPLE_LETTERS ? `${cell.slice(0, SAMPLE_LETTERS)}…` : cell;
  };
  const label = (place: number) =>
    sample(place) === ''
      ? say('people.invite.column', { place: place + 1 })
      : say('people.invite.columnFrom', { place: place + 1, sample: isolated(sample(place)) });
  return (
    <Section title={say('people.invite.columns')}>
      <div className={styles['selects']}>
        {pasted.columns.map((column, place) => (
          <Select
            // oxlint-disable-next-line react/no-array-index-key -- a column has no other name than its place
            key={place}
            label={label(place)}
            value={column}
            onChange={(chosen) => setColumn(place, chosen)}
            options={COLUMNS.map((value) => ({
              value,
              label: say(`people.invite.field.${value}`),
            }))}
          />
        ))}
      </div>
      <CheckLine isChosen={pasted.hasHeadings} onChange={setHeadings}>
        {say('people.invite.headings')}
      </CheckLine>
    </Section>
  );
}
