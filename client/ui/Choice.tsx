import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Check } from 'lucide-react';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Choice.module.css';

/** One of several: its value, its words, and what it means when that is not plain. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly meaning?: ReactNode;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** `cards` with room for meanings, `pill` for two to four short words, `chips` for a filter that may wrap. */
  readonly look: 'cards' | 'pill' | 'chips';
}

/** Chooses exactly one. A radio group whatever it looks like: arrows move within it, following the direction of reading. */
export function Choice<Value extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  look,
}: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((known) => known.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup
      value={value}
      onChange={choose}
      orientation={look === 'cards' ? 'vertical' : 'horizontal'}
      className={classes(styles['group'])}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={classes(styles['label'])}>{label}</Label>}
      <div className={styles[look]}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={classes(styles['option'])}>
            <span className={styles['words']}>
              <span>{option.label}</span>
              {option.meaning && <span className={styles['meaning']}>{option.meaning}</span>}
            </span>
            <Check className={styles['mark']} size={18} aria-hidden="true" />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

interface ManyChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** Chooses any number. */
export function ManyChoice<Value extends string>(props: ManyChoiceProps<Value>) {
  const { label, options, values, onChange } = props;
  return (
    <CheckboxGroup
      value={[...values]}
      onChange={(chosen) =>
        onChange(options.map(({ value }) => value).filter((value) => chosen.includes(value)))
      }
      className={classes(styles['group'])}
    >
      <Label className={classes(styles['label'])}>{label}</Label>
      <div className={styles['checks']}>
        {options.map((option) => (
          <CheckLine key={option.value} value={option.value} meaning={option.meaning}>
            {option.label}
          </CheckLine>
        ))}
      </div>
    </CheckboxGroup>
  );
}

interface CheckLineProps {
  readonly value?: string;
  readonly isChosen?: boolean;
  readonly onChange?: (isChosen: boolean) => void;
  readonly meaning?: ReactNode;
  readonly children: ReactNode;
}

/** One box to tick, alone or in a ManyChoice. */
export function CheckLine({ isChosen, meaning, children, ...rest }: CheckLineProps) {
  return (
    <Checkbox
      {...rest}
      {...(isChosen !== undefined && { isSelected: isChosen })}
      className={classes(styles['check'])}
    >
      <span className={styles['box']} aria-hidden="true">
        <Check size={16} />
      </span>
      <span className={styles['words']}>
        <span>{children}</span>
        {meaning && <span className={styles['meaning']}>{meaning}</span>}
      </span>
    </Checkbox>
  );
}
