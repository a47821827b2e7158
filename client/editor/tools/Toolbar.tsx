import type { Editor } from '@tiptap/core';
import { Ellipsis, EllipsisVertical, Plus, Quote, Redo2, Search, Undo2 } from 'lucide-react';
import { type ReactNode, useCallback, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Toolbar as ToolbarOfPlatform } from 'react-aria-components/Toolbar';
import { blockAtCaret, blockParts } from '#client/editor/blocks/block-parts.tsx';
import { BlockTools, CalloutMenu } from '#client/editor/blocks/BlockTools.tsx';
import type { Direction } from '#client/editor/direction.ts';
import { ImageMenu } from '#client/editor/images/ImageMenu.tsx';
import { ListTools } from '#client/editor/lists/ListTools.tsx';
import { AlignMenu, DirectionTools } from '#client/editor/marks/AlignMenu.tsx';
import {
  EmphasisTools,
  HighlightMenu,
  LinkTool,
  MoreMarksMenu,
} from '#client/editor/marks/MarkTools.tsx';
import { shortcut } from '#client/editor/shortcut.ts';
import { INSERT_GROUPS, insertables } from '#client/editor/slash/insertables.ts';
import { TableMenu } from '#client/editor/tables/TableMenu.tsx';
import { StyleMenu } from '#client/editor/tools/StyleMenu.tsx';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { ToolMenu } from '#client/editor/tools/ToolMenu.tsx';
import { type ToolsLook, toolsLook } from '#client/editor/tools/tools-look.ts';
import { useFitting } from '#client/editor/tools/use-fitting.ts';
import { useAboveKeyboard } from '#client/editor/tools/use-above-keyboard.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { useEscape } from '#client/ui/use-escape.ts';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/editor/tools/Toolbar.module.css';

interface ToolbarProps {
  readonly editor: Editor;
  /** The paper's own direction. */
  readonly direction: Direction;
  /** Opens the details of the typed block at the caret. */
  readonly onBlockDetails: () => void;
}

interface ToolGroup {
  readonly id: string;
  readonly tools: ReactNode;
}

const ICON = { size: 19, 'aria-hidden': true } as const;

/**
 * The editor's tools: one stop of the keyboard, arrows within it in the direction of reading. Groups that do not fit
 * beside each other stand behind "more"; on a phone the bar stands above the keyboard.
 */
export function Toolbar(props: ToolbarProps) {
  const { editor } = props;
  const say = useSay();
  const look = useEditorLook(editor, toolsLook);
  const bar = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useEscape(
    place,
    useCallback(() => editor.commands.focus(), [editor]),
  );
  const groups = toolGroups(props, look, useNarrow());
  const fitting = useFitting(bar, groups.length);
  useAboveKeyboard();
  const hidden = groups.slice(fitting);
  return (
    <div ref={place} className={styles['place']} data-paper-tools="">
      <ToolbarOfPlatform
        ref={bar}
        aria-label={say('editor.tools.label')}
        className={styles['toolbar'] ?? ''}
      >
        {groups.slice(0, fitting).map(({ id, tools }) => (
          <div key={id} className={styles['group']} data-group={id}>
            {tools}
          </div>
        ))}
        {hidden.length > 0 && <MoreTools groups={hidden} />}
      </ToolbarOfPlatform>
    </div>
  );
}

/** Where there is little room what one reaches for while writing comes first, and redoing goes behind "more". */
const NARROW_ORDER = ['undo', 'emphasis', 'style', 'insert', 'lists', 'marks'];

function rankOf({ id }: ToolGroup): number {
  const place = NARROW_ORDER.indexOf(id);
  return place === -1 ? NARROW_ORDER.length : place;
}

function toolGroups(props: ToolbarProps, look: ToolsLook, isNarrow: boolean): ToolGroup[] {
  const groups = wideGroups(props, look);
  return isNarrow ? groups.toSorted((one, other) => rankOf(one) - rankOf(other)) : groups;
}

function wideGroups(
  { editor, direction, onBlockDetails }: ToolbarProps,
  look: ToolsLook,
): ToolGroup[] {
  const tools = { editor, look };
  return [
    { id: 'undo', tools: <UndoTool {...tools} /> },
    { id: 'redo', tools: <RedoTool {...tools} /> },
    { id: 'style', tools: <StyleMenu editor={editor} level={look.level} /> },
    { id: 'emphasis', tools: <EmphasisTools {...tools} /> },
    { id: 'lists', tools: <ListTools {...tools} /> },
    {
      id: 'marks',
      tools: (
        <>
          <HighlightMenu {...tools} />
          <LinkTool {...tools} />
          <MoreMarksMenu {...tools} />
        </>
      ),
    },
    {
      id: 'insert',
      tools: (
        <>
          <InsertMenu editor={editor} />
          <ImageMenu editor={editor} />
          <TableMenu editor={editor} isInTable={look.isTable} direction={direction} />
          <QuoteTool {...tools} />
          <CalloutMenu editor={editor} tone={look.callout} />
        </>
      ),
    },
    {
      id: 'blocks',
      tools: <BlockTools editor={editor} block={look.block} onDetails={onBlockDetails} />,
    },
    {
      id: 'sides',
      tools: (
        <>
          <AlignMenu {...tools} direction={direction} />
          <DirectionTools {...tools} direction={direction} />
        </>
      ),
    },
    {
      id: 'find',
      tools: (
        <>
          <FindTool editor={editor} />
          <BlockMenu editor={editor} />
        </>
      ),
    },
  ];
}

interface ToolsProps {
  readonly editor: Editor;
  readonly look: ToolsLook;
}

function MoreTools({ groups }: { readonly groups: readonly ToolGroup[] }) {
  const say = useSay();
  const label = say('tools.more');
  return (
    <DialogTrigger>
      <Button
        aria-label={label}
        preventFocusOnPress
        className={classes(button['button'], button['icon'], styles['tool'])}
      >
        <Ellipsis {...ICON} />
      </Button>
      <Popover
        className={classes(menu['popover'], styles['morePopover'])}
        placement="bottom end"
        offset={6}
        isNonModal
      >
        <Dialog aria-label={label} className={styles['more'] ?? ''}>
          <ToolbarOfPlatform aria-label={label} className={styles['moreTools'] ?? ''}>
            {groups.map(({ id, tools }) => (
              <div key={id} className={styles['group']}>
                {tools}
              </div>
            ))}
          </ToolbarOfPlatform>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function UndoTool({ editor, look }: ToolsProps) {
  const say = useSay();
  return (
    <ToolButton
      editor={editor}
      label={say('editor.tools.undo')}
      keys={shortcut('Z')}
      isPossible={look.canUndo}
      run={(chain) => chain.undo()}
    >
      <Undo2 {...ICON} className="mirrored" />
    </ToolButton>
  );
}

function RedoTool({ editor, look }: ToolsProps) {
  const say = useSay();
  return (
    <ToolButton
      editor={editor}
      label={say('editor.tools.redo')}
      keys={shortcut('Y')}
      isPossible={look.canRedo}
      run={(chain) => chain.redo()}
    >
      <Redo2 {...ICON} className="mirrored" />
    </ToolButton>
  );
}

function QuoteTool({ editor, look }: ToolsProps) {
  const say = useSay();
  return (
    <ToolButton
      editor={editor}
      label={say('editor.tools.quote')}
      keys={shortcut('Shift', '9')}
      isOn={look.isQuote}
      run={(chain) => chain.toggleBlockquote()}
    >
      <Quote {...ICON} />
    </ToolButton>
  );
}

/** Everything that can be inserted, by group: what a slash in the text opens too. */
function InsertMenu({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.insert.label')}
      parts={() => {
        const all = insertables(say);
        return INSERT_GROUPS.map((group) => ({
          title: say(`tools.insert.${group}`),
          lines: all.filter((line) => line.group === group),
        }));
      }}
    >
      <Plus {...ICON} />
    </ToolMenu>
  );
}

/** What the handle beside a block opens, for those who use no pointer or a finger. */
function BlockMenu({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.block.menu')}
      parts={() => blockParts(editor, blockAtCaret(editor.state), say)}
    >
      <EllipsisVertical {...ICON} />
    </ToolMenu>
  );
}

function FindTool({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  return (
    <ToolButton
      editor={editor}
      label={say('tools.find.open')}
      keys={shortcut('F')}
      run={(chain) => {
        editor.emit('toolWish', 'find');
        return chain;
      }}
    >
      <Search {...ICON} />
    </ToolButton>
  );
}
