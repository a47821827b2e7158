import type { ReactNode } from 'react';
import { editsBetween } from '#shared/version/text-edits.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/inclusion/Inclusion.module.css';

interface TwoWordingsProps {
  readonly ours: string;
  readonly theirs: string;
  readonly direction: 'rtl' | 'ltr';
}

/** The wording here and that of the source beside each other; what only one of them says is marked. */
export function TwoWordings({ ours, theirs, direction }: TwoWordingsProps) {
  const say = useSay();
  const edits = editsBetween(ours, theirs);
  const shown = (other: 'drop' | 'add') =>
    edits.flatMap(({ kind, text }, place): ReactNode[] => {
      if (kind === 'keep') return [text];
      if (kind === other) return [];
      // oxlint-disable-next-line react/no-array-index-key -- made anew with the wordings
      return [<mark key={place}>{text}</mark>];
    });
  return (
    <div className={styles['wordings']}>
      <section>
        <h4>{say('inclusion.ours')}</h4>
        <p dir={direction}>{shown('add')}</p>
      </section>
      <section>
        <h4>{say('inclusion.theirs')}</h4>
        <p dir={direction}>{shown('drop')}</p>
      </section>
    </div>
  );
}
