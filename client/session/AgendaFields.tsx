import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { listPapers } from '#shared/paper/paper-contract.ts';
import { PURPOSES } from '#shared/session/session.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { emptyItem, minutesOf, type TypedItem } from '#client/session/session-typed.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/session/Session.module.css';

interface AgendaFieldsProps {
  readonly forumId: string;
  readonly agenda: readonly TypedItem[];
  readonly onChange: (agenda: readonly TypedItem[]) => void;
  readonly isTried: boolean;
}

const MOST = 40;

/** The agenda, item by item, in the order in which the session takes them. */
export function AgendaFields({ forumId, agenda, onChange, isTried }: AgendaFieldsProps) {
  const say = useSay();
  const papers = useAnswer(listPapers, { forumId }).data ?? [];
  const titles = papers.map(({ id, title }) => ({ value: id, label: title }));
  const set = (key: number, some: Partial<TypedItem>) =>
    onChange(agenda.map((item) => (item.key === key ? { ...item, ...some } : item)));
  const swap = (place: number, other: number) => {
    const moved = agenda.with(place, agenda[other] ?? emptyItem());
    onChange(moved.with(other, agenda[place] ?? emptyItem()));
  };
  return (
    <div className={styles['rows']}>
      {agenda.map((item, index) => (
        <fieldset key={item.key} className={styles['box']}>
          <legend>{say('session.form.item', { place: index + 1 })}</legend>
          <OneItem
            item={item}
            papers={titles}
            onChange={(some) => set(item.key, some)}
            isTried={isTried}
          />
          <div className={styles['boxEnd']}>
            <IconButton
              label={say('session.form.itemUp', { place: index + 1 })}
              isDisabled={index === 0}
              onPress={() => swap(index, index - 1)}
            >
              <ArrowUp size={18} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={say('session.form.itemDown', { place: index + 1 })}
              isDisabled={index === agenda.length - 1}
              onPress={() => swap(index, index + 1)}
            >
              <ArrowDown size={18} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={say('session.form.removeItem', { place: index + 1 })}
              onPress={() => onChange(agenda.filter(({ key }) => key !== item.key))}
            >
              <Trash2 size={18} aria-hidden="true" />
            </IconButton>
          </div>
        </fieldset>
      ))}
      {agenda.length < MOST && (
        <div>
          <Button
            tone="quiet"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => onChange([...agenda, emptyItem()])}
          >
            {say('session.form.addItem')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface OneItemProps {
  readonly item: TypedItem;
  readonly papers: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (some: Partial<TypedItem>) => void;
  readonly isTried: boolean;
}

const NONE = 'none';

function OneItem({ item, papers, onChange, isTried }: OneItemProps) {
  const say = useSay();
  const isMissing = isTried && item.title.trim() === '';
  const isWrong = isTried && minutesOf(item.minutes) === null;
  return (
    <>
      <TextField
        label={say('session.form.itemTitle')}
        isRequired
        maxLength={200}
        value={item.title}
        onChange={(title) => onChange({ title })}
        error={isMissing ? say('app.failure.field.required') : null}
      />
      <div className={styles['pair']}>
        <TextField
          label={say('session.form.itemMinutes')}
          isRequired
          inputMode="numeric"
          maxLength={3}
          value={item.minutes}
          onChange={(minutes) => onChange({ minutes })}
          error={isWrong ? say('session.form.minutesWrong') : null}
        />
        <Select
          label={say('session.form.itemPurpose')}
          value={item.purpose}
          onChange={(purpose) => onChange({ purpose })}
          options={PURPOSES.map((value) => ({ value, label: say(`session.purpose.${value}`) }))}
        />
        <TextField
          label={say('session.form.itemPerson')}
          maxLength={160}
          value={item.person}
          onChange={(person) => onChange({ person })}
        />
        {papers.length > 0 && (
          <Select
            label={say('session.form.itemPaper')}
            value={item.paperId ?? NONE}
            onChange={(id) => onChange({ paperId: id === NONE ? null : id })}
            options={[{ value: NONE, label: say('session.form.noPaper') }, ...papers]}
          />
        )}
      </div>
    </>
  );
}
