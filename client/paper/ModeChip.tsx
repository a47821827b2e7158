import { Eye, Pencil } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import type { Mode } from '#client/paper/mode.ts';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/paper/Paper.module.css';

/** The mode, always named: writing, or only reading and why. */
export function ModeChip({ mode }: { readonly mode: Mode }) {
  const say = useSay();
  const isEdit = mode.kind === 'edit';
  const Icon = isEdit ? Pencil : Eye;
  return (
    <output className={classes(styles['mode'], isEdit && styles['modeEdit'])}>
      <Icon size={15} aria-hidden="true" />
      <span className={styles['modeName']}>
        {isEdit ? say('editor.mode.edit') : say('editor.mode.read')}
      </span>
      {!isEdit && <span className={styles['modeWhy']}>{say(mode.why)}</span>}
    </output>
  );
}
