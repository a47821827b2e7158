import { NoticeSettings } from '#shared/notice/notice-settings.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { CheckLine, ManyChoice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/notice/MailSettings.module.css';

interface FieldsProps {
  readonly value: NoticeSettings;
  readonly onChange: (some: Partial<NoticeSettings>) => void;
  /** Somebody tried to save: what is wrong is told. */
  readonly isTried: boolean;
}

const Hour = NoticeSettings.shape.digest.shape.at;
/** Their places are their numbers. */
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The one mail of a day: whether, at which hour, on which days. */
export function DigestFields({ value: { digest }, onChange, isTried }: FieldsProps) {
  const say = useSay();
  const change = (some: Partial<NoticeSettings['digest']>) =>
    onChange({ digest: { ...digest, ...some } });
  return (
    <fieldset className={styles['part']}>
      <legend>{say('notice.settings.digest')}</legend>
      <p className={styles['soft']}>{say('notice.settings.digestHint')}</p>
      <CheckLine isChosen={digest.isOn} onChange={(isOn) => change({ isOn })}>
        {say('notice.settings.isOn')}
      </CheckLine>
      {digest.isOn && (
        <>
          <HourField
            label={say('notice.settings.at')}
            value={digest.at}
            onChange={(at) => change({ at })}
            isTried={isTried}
          />
          <div className={styles['days']}>
            <ManyChoice
              label={say('notice.settings.days')}
              values={DAYS.filter((_, number) => digest.days.includes(number))}
              onChange={(days) => change({ days: days.map((day) => DAYS.indexOf(day)) })}
              options={DAYS.map((day) => ({
                value: day,
                label: say(`notice.settings.day.${day}`),
              }))}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

/** What comes at once, and when it has to wait. */
export function ImmediateFields({ value, onChange, isTried }: FieldsProps) {
  const say = useSay();
  const { mentions, reminders, quiet, rests } = value;
  const changeQuiet = (some: Partial<NoticeSettings['quiet']>) =>
    onChange({ quiet: { ...quiet, ...some } });
  return (
    <>
      <fieldset className={styles['part']}>
        <legend>{say('notice.settings.immediate')}</legend>
        <CheckLine isChosen={mentions} onChange={(isOn) => onChange({ mentions: isOn })}>
          {say('notice.settings.mentions')}
        </CheckLine>
        <CheckLine isChosen={reminders} onChange={(isOn) => onChange({ reminders: isOn })}>
          {say('notice.settings.reminders')}
        </CheckLine>
      </fieldset>
      <fieldset className={styles['part']}>
        <legend>{say('notice.settings.quiet')}</legend>
        <CheckLine
          isChosen={quiet.isOn}
          onChange={(isOn) => changeQuiet({ isOn })}
          meaning={say('notice.settings.quietHint')}
        >
          {say('notice.settings.quietOn')}
        </CheckLine>
        {quiet.isOn && (
          <div className={styles['pair']}>
            <HourField
              label={say('notice.settings.from')}
              value={quiet.from}
              onChange={(from) => changeQuiet({ from })}
              isTried={isTried}
            />
            <HourField
              label={say('notice.settings.to')}
              value={quiet.to}
              onChange={(to) => changeQuiet({ to })}
              isTried={isTried}
            />
          </div>
        )}
        <CheckLine
          isChosen={rests}
          onChange={(isOn) => onChange({ rests: isOn })}
          meaning={say('notice.settings.restsHint')}
        >
          {say('notice.settings.rests')}
        </CheckLine>
      </fieldset>
    </>
  );
}

interface HourFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (hour: string) => void;
  readonly isTried: boolean;
}

function HourField({ label, value, onChange, isTried }: HourFieldProps) {
  const say = useSay();
  const isRight = Hour.safeParse(value).success;
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      isRequired
      direction="ltr"
      inputMode="numeric"
      maxLength={5}
      error={isTried && !isRight ? say('notice.settings.hourWrong') : null}
    />
  );
}
