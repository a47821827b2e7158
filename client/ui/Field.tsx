import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as Field,
  type TextFieldProps as FieldProps,
} from 'react-aria-components/TextField';
import { useSay } from '#client/locale/Locale.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Field.module.css';

interface TextFieldProps extends Omit<FieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value; it is read out and tied to the field. */
  readonly error?: string | null;
  /** Lines shown; more than one makes a field for longer text. */
  readonly lines?: number;
  /** `ltr` for addresses and codes, which would otherwise be torn apart in a Hebrew page. */
  readonly direction?: 'ltr';
}

/** One labelled field. What is required is the rule: a field that may stay empty says so beside its label. */
export function TextField({
  label,
  hint,
  error = null,
  lines = 1,
  direction,
  ...rest
}: TextFieldProps) {
  const say = useSay();
  const input = classes(styles['input'], direction === 'ltr' && styles['ltr']);
  return (
    <Field {...rest} isInvalid={error !== null} className={classes(styles['field'])}>
      <Label className={classes(styles['label'])}>
        {label}
        {!rest.isRequired && !rest.isReadOnly && (
          <span className={styles['optional']}> ({say('app.frame.optional')})</span>
        )}
      </Label>
      {hint && (
        <Text slot="description" className={classes(styles['hint'])}>
          {hint}
        </Text>
      )}
      {lines > 1 ? (
        <TextArea className={input} rows={lines} />
      ) : (
        <Input className={input} {...(direction && { dir: direction })} />
      )}
      <FieldError className={classes(styles['error'])}>{error}</FieldError>
    </Field>
  );
}
