import type { Editor } from '@tiptap/core';
import { ChevronDown, List, ListOrdered, ListTodo } from 'lucide-react';
import { LIST_STYLES } from '#shared/paper/schema.ts';
import { shortcut } from '#client/editor/shortcut.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { type ToolLine, ToolMenu, type ToolPart } from '#client/editor/tools/ToolMenu.tsx';
import type { ToolsLook } from '#client/editor/tools/tools-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Say } from '#client/locale/speech.ts';

interface ListToolsProps {
  readonly editor: Editor;
  readonly look: ToolsLook;
}

const ICON = { size: 19, 'aria-hidden': true, className: 'mirrored' } as const;

export function ListTools({ editor, look }: ListToolsProps) {
  const say = useSay();
  return (
    <>
      <ToolButton
        editor={editor}
        label={say('editor.tools.bullets')}
        keys={shortcut('Shift', '8')}
        isOn={look.isBullets}
        run={(chain) => chain.toggleBulletList()}
      >
        <List {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.numbers')}
        keys={shortcut('Shift', '7')}
        isOn={look.isNumbers}
        run={(chain) => chain.toggleOrderedList()}
      >
        <ListOrdered {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('tools.list.tasks')}
        keys={shortcut('Shift', '6')}
        isOn={look.isTasks}
        run={(chain) => chain.toggleTaskList()}
      >
        <ListTodo {...ICON} />
      </ToolButton>
      <ToolMenu
        editor={editor}
        label={say('tools.list.options')}
        parts={() => listParts(editor, look, say)}
      >
        <ChevronDown size={15} aria-hidden="true" />
      </ToolMenu>
    </>
  );
}

function listParts(editor: Editor, look: ToolsLook, say: Say): ToolPart[] {
  const isList = look.isBullets || look.isNumbers || look.isTasks;
  const style: ToolPart = {
    title: say('tools.list.style'),
    chosen: look.listStyle === null ? [] : [`style-${look.listStyle}`],
    lines: [
      {
        id: 'style-depth',
        words: say('tools.list.byDepth'),
        run: (chain) => chain.setListStyle(null),
      },
      ...LIST_STYLES.map((of) => ({
        id: `style-${of}`,
        words: say(`tools.list.${of}`),
        run: (chain: ReturnType<Editor['chain']>) => chain.setListStyle(of),
      })),
    ],
  };
  if (!isList) return [style];
  return [
    style,
    ...(look.isNumbers ? [numberingPart(editor, say)] : []),
    placePart(editor, look, say),
  ];
}

function numberingPart(editor: Editor, say: Say): ToolPart {
  const can = editor.can();
  return {
    title: say('tools.list.numbering'),
    lines: [
      {
        id: 'restart',
        words: say('tools.list.restart'),
        isPossible: can.restartNumbering(),
        run: (chain) => chain.restartNumbering(),
      },
      {
        id: 'go-on',
        words: say('tools.list.goOn'),
        isPossible: can.continueNumbering(),
        run: (chain) => chain.continueNumbering(),
      },
    ],
  };
}

function placePart(editor: Editor, look: ToolsLook, say: Say): ToolPart {
  const can = editor.can();
  const done: ToolLine = {
    id: 'done',
    words: say('tools.list.done'),
    keys: shortcut('Enter'),
    run: (chain) => chain.toggleTaskDone(),
  };
  return {
    title: say('tools.list.place'),
    lines: [
      {
        id: 'indent',
        words: say('tools.list.indent'),
        keys: 'Tab',
        isPossible: can.indentItem(),
        run: (chain) => chain.indentItem(),
      },
      {
        id: 'outdent',
        words: say('tools.list.outdent'),
        keys: 'Shift+Tab',
        isPossible: can.outdentItem(),
        run: (chain) => chain.outdentItem(),
      },
      {
        id: 'up',
        words: say('tools.list.up'),
        keys: 'Alt+Shift+↑',
        isPossible: can.moveBlock('up'),
        run: (chain) => chain.moveBlock('up'),
      },
      {
        id: 'down',
        words: say('tools.list.down'),
        keys: 'Alt+Shift+↓',
        isPossible: can.moveBlock('down'),
        run: (chain) => chain.moveBlock('down'),
      },
      ...(look.isTasks ? [done] : []),
    ],
  };
}
