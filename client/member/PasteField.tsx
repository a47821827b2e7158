import type { RefObject } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/member/People.module.css';

interface PasteFieldProps {
  readonly field: RefObject<HTMLDivElement | null>;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Where the list is pasted and mended. */
export function PasteField({ field, value, onChange }: PasteFieldProps) {
  const say = useSay();
  return (
    <div ref={field} className={styles['paste']}>
      <TextField
        label={say('people.invite.paste')}
        hint={say('people.invite.pasteHint')}
        isRequired
        lines={9}
        spellCheck="false"
        value={value}
        onChange={onChange}
      />
    </div>
  );
}

/** Puts the caret on one line of the list and shows it. */
export function goToLine(field: HTMLElement | null, line: number): void {
  const area = field?.querySelector('textarea');
  if (!area) return;
  const before = area.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, words) => sum + words.length + 1, 0);
  const end = area.value.indexOf('\n', start);
  area.focus();
  area.setSelectionRange(start, end === -1 ? area.value.length : end);
  const lines = area.value.split('\n').length;
  area.scrollTop = (area.scrollHeight / lines) * Math.max(0, line - 3);
}
