import type { Editor } from '@tiptap/core';
import { BookOpenText, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type HelpWishes, useHelpParts } from '#client/help/use-help-parts.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { ReadingChoices } from '#client/paper/ReadingChoices.tsx';
import { PrintDialog } from '#client/print/PrintDialog.tsx';
import type { TextView } from '#client/suggestion/use-text-view.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import type { MenuPart } from '#client/ui/Menu.tsx';
import styles from '#client/paper/Reading.module.css';

interface PhoneMenuWishes extends HelpWishes {
  readonly editor: Editor | null;
  readonly text: TextView;
  readonly mayWrite: boolean;
  readonly onFocusMode: () => void;
}

/** What stands behind buttons of the bar on a desktop, and in the paper's menu where there is no room for them. */
export interface PhoneMenu {
  readonly parts: readonly MenuPart[];
  /** What the lines open. */
  readonly dialog: ReactNode;
}

const ICON = { size: 18, 'aria-hidden': true } as const;

/** The look of the paper, printing and help as lines of a menu. */
export function usePhoneMenu(wishes: PhoneMenuWishes): PhoneMenu {
  const { editor, text, mayWrite, onFocusMode, ...help } = wishes;
  const say = useSay();
  const [shown, setShown] = useState<'reading' | 'print' | null>(null);
  const close = () => setShown(null);
  const helping = useHelpParts(help);
  const focus = () => {
    close();
    onFocusMode();
  };
  const lines = [
    {
      id: 'reading',
      words: say('tools.reading.label'),
      icon: <BookOpenText {...ICON} />,
      onAction: () => setShown('reading'),
    },
    {
      id: 'print',
      words: say('print.open'),
      icon: <Printer {...ICON} />,
      onAction: () => setShown('print'),
    },
  ];
  const dialog = (
    <>
      {editor && shown === 'print' && <PrintDialog editor={editor} text={text} onClose={close} />}
      <Dialog title={say('tools.reading.label')} isOpen={shown === 'reading'} onClose={close}>
        <div className={styles['choices']}>
          <ReadingChoices mayWrite={mayWrite} onFocusMode={focus} />
        </div>
      </Dialog>
    </>
  );
  return { parts: [...(editor ? [{ lines }] : []), ...helping], dialog };
}
