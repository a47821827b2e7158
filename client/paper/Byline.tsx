import type { Editor } from '@tiptap/core';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useWordCount } from '#client/editor/word-count.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Facts } from '#client/ui/List.tsx';
import styles from '#client/paper/PaperHead.module.css';

interface BylineProps {
  readonly paper: PaperView;
  readonly editor: Editor | null;
}

/** The line under the title: what kind of paper it is, and how much there is to read. */
export function Byline({ paper, editor }: BylineProps) {
  const say = useSay();
  const kind = say(`paper.kind.${paper.kind}`);
  return (
    <p className={styles['byline']}>{editor ? <Counted kind={kind} editor={editor} /> : kind}</p>
  );
}

interface CountedProps {
  readonly kind: string;
  readonly editor: Editor;
}

function Counted({ kind, editor }: CountedProps) {
  const say = useSay();
  const { words, minutes } = useWordCount(editor);
  const shown = words.toLocaleString('he-IL');
  return (
    <Facts>
      {kind}
      {say('editor.count.words', { count: words, shown })}
      {minutes > 0 && say('editor.count.minutes', { count: minutes })}
    </Facts>
  );
}
