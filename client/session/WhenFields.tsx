import type { ForumView } from '#shared/forum/forum-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { areHoursRight, type TypedSession } from '#client/session/session-typed.ts';
import { CheckLine } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/session/Session.module.css';

export interface SessionFieldsProps {
  readonly forum: ForumView;
  readonly value: TypedSession;
  readonly onChange: (some: Partial<TypedSession>) => void;
  /** Somebody tried to send: what is missing is told. */
  readonly isTried: boolean;
}

const WHOLE = 'whole';

/** When, for whom and where. All of it may be left open. */
export function WhenFields({ forum, value, onChange, isTried }: SessionFieldsProps) {
  const say = useSay();
  return (
    <>
      <DayAndHours forum={forum} value={value} onChange={onChange} isTried={isTried} />
      {value.day !== '' && (
        <CheckLine
          isChosen={value.dayDoubtful}
          onChange={(dayDoubtful) => onChange({ dayDoubtful })}
        >
          {say('session.form.doubtful')}
        </CheckLine>
      )}
      {forum.groups.length > 0 && (
        <Select
          label={say('session.form.group')}
          value={value.groupId ?? WHOLE}
          onChange={(id) => onChange({ groupId: id === WHOLE ? null : id })}
          options={[
            { value: WHOLE, label: say('session.form.wholeForum') },
            ...forum.groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <div className={styles['pair']}>
        <TextField
          label={say('session.form.host')}
          maxLength={160}
          value={value.host}
          onChange={(host) => onChange({ host })}
        />
        <TextField
          label={say('session.form.place')}
          hint={say('session.form.placeHint')}
          maxLength={300}
          value={value.place}
          onChange={(place) => onChange({ place })}
        />
      </div>
    </>
  );
}

function DayAndHours({ value, onChange, isTried }: SessionFieldsProps) {
  const say = useSay();
  const hoursAreWrong = isTried && !areHoursRight(value);
  return (
    <div className={styles['pair']}>
      <TextField
        label={say('session.form.day')}
        hint={say('session.form.dayHint')}
        type="date"
        value={value.day}
        onChange={(day) => onChange({ day })}
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
        error={hoursAreWrong ? say('session.form.hoursWrong') : null}
      />
    </div>
  );
}
