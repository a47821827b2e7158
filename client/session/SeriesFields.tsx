import type { ForumView } from '#shared/forum/forum-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  MOST_TIMES,
  MOST_WEEKS,
  numberOf,
  type TypedGroup,
  type TypedSeries,
} from '#client/session/series-typed.ts';
import { areHoursRight } from '#client/session/session-typed.ts';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/session/Session.module.css';

interface SeriesFieldsProps {
  readonly forum: ForumView;
  readonly value: TypedSeries;
  readonly onChange: (some: Partial<TypedSeries>) => void;
}

const WHOLE = 'whole';

/** How often, how many times, for which groups from which day, and who hosts in turn. */
export function SeriesFields({ forum, value, onChange }: SeriesFieldsProps) {
  const say = useSay();
  const wrong = (words: string, most: number) =>
    numberOf(words, most) === null ? say('session.series.numberWrong', { most }) : null;
  return (
    <div className={styles['rows']}>
      <TextField
        label={say('session.series.topic')}
        hint={say('session.series.topicHint')}
        isRequired
        maxLength={200}
        value={value.topic}
        onChange={(topic) => onChange({ topic })}
        error={value.topic.trim() === '' ? say('app.failure.field.required') : null}
      />
      <div className={styles['pair']}>
        <TextField
          label={say('session.series.every')}
          isRequired
          inputMode="numeric"
          value={value.everyWeeks}
          onChange={(everyWeeks) => onChange({ everyWeeks })}
          error={wrong(value.everyWeeks, MOST_WEEKS)}
        />
        <TextField
          label={say('session.series.count')}
          isRequired
          inputMode="numeric"
          value={value.count}
          onChange={(count) => onChange({ count })}
          error={wrong(value.count, MOST_TIMES)}
        />
        <TextField
          label={say('session.form.from')}
          type="time"
          value={value.from}
          onChange={(from) => onChange({ from: from.slice(0, 5) })}
        />
        <TextField
          label={say('session.form.to')}
          type="time"
          value={value.to}
          onChange={(to) => onChange({ to: to.slice(0, 5) })}
          error={areHoursRight(value) ? null : say('session.form.hoursWrong')}
        />
      </div>
      <Groups forum={forum} value={value} onChange={onChange} />
    </div>
  );
}

function Groups({ forum, value, onChange }: SeriesFieldsProps) {
  const say = useSay();
  const named = [
    { id: WHOLE, name: say('session.form.wholeForum') },
    ...forum.groups.map(({ id, name }) => ({ id, name })),
  ];
  const keyOf = (groupId: string | null) => groupId ?? WHOLE;
  const choose = (ids: readonly string[]) =>
    onChange({
      groups: ids.map(
        (id): TypedGroup =>
          value.groups.find(({ groupId }) => keyOf(groupId) === id) ?? {
            groupId: id === WHOLE ? null : id,
            firstDay: '',
            hosts: '',
          },
      ),
    });
  const set = (groupId: string | null, some: Partial<TypedGroup>) =>
    onChange({
      groups: value.groups.map((group) =>
        group.groupId === groupId ? { ...group, ...some } : group,
      ),
    });
  return (
    <>
      <ManyChoice
        label={say('session.series.groups')}
        values={value.groups.map(({ groupId }) => keyOf(groupId))}
        onChange={choose}
        options={named.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
      />
      {value.groups.map((group) => (
        <fieldset key={keyOf(group.groupId)} className={styles['box']}>
          <legend>
            <bdi>{named.find(({ id }) => id === keyOf(group.groupId))?.name}</bdi>
          </legend>
          <TextField
            label={say('session.series.first')}
            isRequired
            type="date"
            value={group.firstDay}
            onChange={(firstDay) => set(group.groupId, { firstDay })}
          />
          <TextField
            label={say('session.series.hosts')}
            hint={say('session.series.hostsHint')}
            lines={4}
            value={group.hosts}
            onChange={(hosts) => set(group.groupId, { hosts })}
          />
        </fieldset>
      ))}
    </>
  );
}
