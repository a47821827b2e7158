import { useMemo } from 'react';
import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { numberedBlocks, useChosenPart } from '#client/pre-read/passages.ts';
import { RemarkOnPreRead } from '#client/pre-read/RemarkOnPreRead.tsx';
import { WordingOnPreRead } from '#client/pre-read/WordingOnPreRead.tsx';
import styles from '#client/pre-read/PreRead.module.css';

/** What may be said about a paragraph that was touched: a remark, or another wording. */
export function OnPassage({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const chosen = useChosenPart();
  const blocks = useMemo(() => numberedBlocks(preRead), [preRead]);
  const { mayComment, maySuggest } = preRead;
  if (!mayComment && !maySuggest) return null;
  return (
    <div className={styles['remark']}>
      {mayComment && <RemarkOnPreRead preRead={preRead} chosen={chosen} blocks={blocks} />}
      {maySuggest && <WordingOnPreRead preRead={preRead} chosen={chosen} blocks={blocks} />}
      <span className={styles['soft']}>{say('preRead.remark.hint')}</span>
    </div>
  );
}
