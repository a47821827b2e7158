import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as Picker, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { classes } from '#client/ui/classes.ts';
import field from '#client/ui/Field.module.css';
import styles from '#client/ui/Menu.module.css';

interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly meaning?: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Chooses one of many in little room. For up to six with meanings, a Choice shows them all at once. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden = false, options, value, onChange } = props;
  return (
    <Picker
      value={value}
      onChange={(key) => {
        const option = options.find((known) => known.value === key);
        if (option) onChange(option.value);
      }}
      className={classes(field['field'])}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={classes(field['label'])}>{label}</Label>}
      <Button className={classes(field['input'], styles['select'])}>
        <SelectValue className={classes(styles['value'])} />
        <ChevronDown size={18} aria-hidden="true" />
      </Button>
      <Popover className={classes(styles['popover'], styles['asWide'])} offset={4}>
        <ListBox className={classes(styles['list'])}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={classes(styles['item'])}
            >
              <Text slot="label">
                <bdi>{option.label}</bdi>
              </Text>
              {option.meaning && (
                <Text slot="description" className={classes(styles['meaning'])}>
                  {option.meaning}
                </Text>
              )}
              <Check className={styles['check']} size={18} aria-hidden="true" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Picker>
  );
}
