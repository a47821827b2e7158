import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as Field } from 'react-aria-components/SearchField';
import { classes } from '#client/ui/classes.ts';
import field from '#client/ui/Field.module.css';
import styles from '#client/ui/SearchField.module.css';

interface SearchFieldProps {
  /** Stands in the empty field and is its name. */
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field that narrows a list while one types. Escape and the cross empty it. */
export function SearchField({ label, clearLabel, value, onChange }: SearchFieldProps) {
  return (
    <Field
      value={value}
      onChange={onChange}
      aria-label={label}
      className={classes(styles['search'])}
    >
      <Search size={18} aria-hidden="true" className={styles['glass']} />
      <Input className={classes(field['input'], styles['input'])} placeholder={label} />
      {value !== '' && (
        <Button aria-label={clearLabel} className={classes(styles['clear'])}>
          <X size={18} aria-hidden="true" />
        </Button>
      )}
    </Field>
  );
}
