import type { Editor } from '@tiptap/core';
import {
  Bold,
  Italic,
  Link2,
  List,
  ListOrdered,
  PilcrowLeft,
  PilcrowRight,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { Toolbar as ToolbarOfPlatform } from 'react-aria-components/Toolbar';
import { BlockTools } from '#client/editor/BlockTools.tsx';
import type { Direction } from '#client/editor/direction.ts';
import { ImageMenu } from '#client/editor/images/ImageMenu.tsx';
import { LinkDialog } from '#client/editor/LinkDialog.tsx';
import { shortcut } from '#client/editor/shortcut.ts';
import { StyleMenu } from '#client/editor/StyleMenu.tsx';
import { TableMenu } from '#client/editor/TableMenu.tsx';
import { ToolButton } from '#client/editor/ToolButton.tsx';
import { type ToolsLook, toolsLook } from '#client/editor/tools-look.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/editor/Toolbar.module.css';

interface ToolbarProps {
  readonly editor: Editor;
  /** The paper's own direction. */
  readonly direction: Direction;
  /** Opens the details of the typed block at the caret. */
  readonly onBlockDetails: () => void;
}

interface ToolsProps {
  readonly editor: Editor;
  readonly look: ToolsLook;
}

const ICON = { size: 19, 'aria-hidden': true } as const;

/** The editor's tools: one stop of the keyboard, arrows within it in the direction of reading. */
export function Toolbar({ editor, direction, onBlockDetails }: ToolbarProps) {
  const say = useSay();
  const look = useEditorLook(editor, toolsLook);
  return (
    <ToolbarOfPlatform aria-label={say('editor.tools.label')} className={styles['toolbar'] ?? ''}>
      <UndoTools editor={editor} look={look} />
      <Separator />
      <StyleMenu editor={editor} level={look.level} />
      <MarkTools editor={editor} look={look} />
      <Separator />
      <ListTools editor={editor} look={look} />
      <ImageMenu editor={editor} />
      <TableMenu editor={editor} isInTable={look.isTable} direction={direction} />
      <Separator />
      <BlockTools editor={editor} block={look.block} onDetails={onBlockDetails} />
      <Separator />
      <DirectionTools editor={editor} current={look.dir ?? direction} />
    </ToolbarOfPlatform>
  );
}

/** For the eye only: the groups need no name of their own. */
function Separator() {
  return <span className={styles['separator']} aria-hidden="true" />;
}

function UndoTools({ editor, look }: ToolsProps) {
  const say = useSay();
  return (
    <div className={styles['group']}>
      <ToolButton
        editor={editor}
        label={say('editor.tools.undo')}
        keys={shortcut('Z')}
        isPossible={look.canUndo}
        run={(chain) => chain.undo()}
      >
        <Undo2 {...ICON} className="mirrored" />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.redo')}
        keys={shortcut('Y')}
        isPossible={look.canRedo}
        run={(chain) => chain.redo()}
      >
        <Redo2 {...ICON} className="mirrored" />
      </ToolButton>
    </div>
  );
}

function MarkTools({ editor, look }: ToolsProps) {
  const say = useSay();
  const [isLinking, setIsLinking] = useState(false);
  return (
    <div className={styles['group']}>
      <ToolButton
        editor={editor}
        label={say('editor.tools.bold')}
        keys={shortcut('B')}
        isOn={look.isBold}
        run={(chain) => chain.toggleMark('bold')}
      >
        <Bold {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.italic')}
        keys={shortcut('I')}
        isOn={look.isItalic}
        run={(chain) => chain.toggleMark('italic')}
      >
        <Italic {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.link')}
        isOn={look.href !== null}
        run={(chain) => {
          setIsLinking(true);
          return chain;
        }}
      >
        <Link2 {...ICON} />
      </ToolButton>
      {isLinking && (
        <LinkDialog editor={editor} href={look.href} onClose={() => setIsLinking(false)} />
      )}
    </div>
  );
}

function ListTools({ editor, look }: ToolsProps) {
  const say = useSay();
  return (
    <div className={styles['group']}>
      <ToolButton
        editor={editor}
        label={say('editor.tools.bullets')}
        keys={shortcut('Shift', '8')}
        isOn={look.isBullets}
        run={(chain) => chain.toggleBulletList()}
      >
        <List {...ICON} className="mirrored" />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.numbers')}
        keys={shortcut('Shift', '7')}
        isOn={look.isNumbers}
        run={(chain) => chain.toggleOrderedList()}
      >
        <ListOrdered {...ICON} className="mirrored" />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.quote')}
        keys={shortcut('Shift', '9')}
        isOn={look.isQuote}
        run={(chain) => chain.toggleBlockquote()}
      >
        <Quote {...ICON} />
      </ToolButton>
    </div>
  );
}

function DirectionTools({
  editor,
  current,
}: {
  readonly editor: Editor;
  readonly current: Direction;
}) {
  const say = useSay();
  return (
    <div className={styles['group']}>
      <ToolButton
        editor={editor}
        label={say('editor.tools.toRight')}
        keys={shortcut('Shift', 'X')}
        isOn={current === 'rtl'}
        run={(chain) => chain.setDirection('rtl')}
      >
        <PilcrowLeft {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.toLeft')}
        keys={shortcut('Shift', 'X')}
        isOn={current === 'ltr'}
        run={(chain) => chain.setDirection('ltr')}
      >
        <PilcrowRight {...ICON} />
      </ToolButton>
    </div>
  );
}
