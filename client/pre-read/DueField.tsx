import * as z from 'zod';
import { useSay } from '#client/locale/Locale.tsx';
import { TextField } from '#client/ui/Field.tsx';

const Day = z.iso.date();

/** Empty, or a calendar day that exists. */
export const isDueRight = (text: string): boolean =>
  text.trim() === '' || Day.safeParse(text.trim()).success;

interface DueFieldProps {
  readonly value: string;
  readonly isTried: boolean;
  readonly onChange: (value: string) => void;
}

/** The last day for answers. The browser's own calendar opens where it has one. */
export function DueField({ value, isTried, onChange }: DueFieldProps) {
  const say = useSay();
  return (
    <TextField
      type="date"
      label={say('preRead.make.due')}
      direction="ltr"
      value={value}
      onChange={onChange}
      error={isTried && !isDueRight(value) ? say('preRead.make.dueWrong') : null}
    />
  );
}
