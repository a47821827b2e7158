import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { PasteReport } from '#client/editor/paste/report.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { TAGS, useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { dismissToast, showToast } from '#client/ui/toast.ts';
import styles from '#client/editor/paste/PasteMessage.module.css';

/** Tells about a paste in the corner of the page, until it is dismissed. */
export function tellOfPaste(report: PasteReport, editor: Editor): void {
  const tone = report.kind === 'refused' ? 'warning' : 'info';
  let id = 0;
  const words = <PasteMessage editor={editor} report={report} onDone={() => dismissToast(id)} />;
  id = showToast(tone, words);
}

/** Tells that a long paste is under way; what it returns takes the word away. */
export function tellOfLongPaste(words: string): () => void {
  const id = showToast('info', words);
  return () => dismissToast(id);
}

interface PasteMessageProps {
  readonly editor: Editor;
  readonly report: PasteReport;
  readonly onDone: () => void;
}

/** What was pasted, what was left behind, and how to take it back. */
function PasteMessage({ editor, report, onDone }: PasteMessageProps) {
  const say = useSay();
  const listed = useListed();
  if (report.kind === 'refused') return <p className={styles['line']}>{say('paste.tooLarge')}</p>;
  const dropped = report.findings.all.map(({ kind, count }) =>
    say(`paste.dropped.${kind}`, { count }),
  );
  if (report.kind === 'empty') {
    return (
      <p className={styles['line']}>
        {say(dropped.length > 0 ? 'paste.nothingOf' : 'paste.nothing', { what: listed(dropped) })}
      </p>
    );
  }
  const kept = report.kept.map(({ kind, count }) => say(`paste.kept.${kind}`, { count }));
  return (
    <>
      <p className={styles['line']}>{say('paste.done', { what: listed(kept) })}</p>
      {dropped.length > 0 && (
        <p className={styles['line']}>{say('paste.left', { what: listed(dropped) })}</p>
      )}
      {report.findings.count('images') > 0 && (
        <p className={styles['line']}>{say('paste.imagesHint')}</p>
      )}
      <Acts editor={editor} act={report.act} onDone={onDone} />
    </>
  );
}

interface ActsProps {
  readonly editor: Editor;
  readonly act: (PasteReport & { readonly kind: 'done' })['act'];
  readonly onDone: () => void;
}

/** Only while the paste is the last thing done: later, undo would take back something else. */
function Acts({ editor, act, onDone }: ActsProps) {
  const say = useSay();
  const [look] = useState(() => () => ({ isLast: act.isLast() && editor.isEditable }));
  const { isLast } = useEditorLook(editor, look);
  if (!isLast) return null;
  const takeBack = () => {
    onDone();
    act.undo();
    editor.commands.focus();
  };
  return (
    <p className={styles['acts']}>
      <Button tone="quiet" onPress={takeBack}>
        {say('paste.undo')}
      </Button>
      {act.pastePlain && (
        <Button
          tone="quiet"
          onPress={() => {
            takeBack();
            act.pastePlain?.();
          }}
        >
          {say('paste.asText')}
        </Button>
      )}
    </p>
  );
}

/** Joins parts as the language lists them. */
function useListed(): (parts: readonly string[]) => string {
  const language = useLanguage();
  return (parts) => new Intl.ListFormat(TAGS[language], { type: 'conjunction' }).format(parts);
}
