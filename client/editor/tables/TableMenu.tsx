import type { ChainedCommands, Editor } from '@tiptap/core';
import { ChevronDown, Table } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { Direction } from '#client/editor/direction.ts';
import { SizePicker } from '#client/editor/tables/SizePicker.tsx';
import { headsOf } from '#client/editor/tables/table-heads.ts';
import { type ToolLine, ToolMenu, type ToolPart } from '#client/editor/tools/ToolMenu.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import type { Say } from '#client/locale/speech.ts';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/editor/tools/Toolbar.module.css';

interface TableMenuProps {
  readonly editor: Editor;
  readonly isInTable: boolean;
  readonly direction: Direction;
}

/** Outside a table the button makes one of a chosen size; inside it opens what can be done with it. */
export function TableMenu({ editor, isInTable, direction }: TableMenuProps) {
  const say = useSay();
  if (!isInTable) return <NewTable editor={editor} />;
  return (
    <ToolMenu
      editor={editor}
      label={say('editor.tools.table')}
      isOn
      parts={() => tableParts(editor, direction, say)}
    >
      <Table size={19} aria-hidden="true" />
      <ChevronDown size={13} aria-hidden="true" />
    </ToolMenu>
  );
}

function NewTable({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const label = say('editor.table.insert');
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <TooltipTrigger delay={600}>
        <Button
          aria-label={label}
          preventFocusOnPress
          className={classes(button['button'], button['icon'], styles['tool'])}
        >
          <Table size={19} aria-hidden="true" />
        </Button>
        <Tooltip className={classes(button['tooltip'])} offset={6}>
          {label}
        </Tooltip>
      </TooltipTrigger>
      <Popover className={classes(menu['popover'])} placement="bottom start" offset={6}>
        <Dialog aria-label={label}>
          <SizePicker editor={editor} onDone={() => setIsOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type Run = (chain: ChainedCommands) => ChainedCommands;

function tableParts(editor: Editor, direction: Direction, say: Say): ToolPart[] {
  const can = editor.can();
  const isRtl = direction === 'rtl';
  const heads = headsOf(editor.state);
  const line = (id: string, words: string, run: Run, isPossible = true): ToolLine => ({
    id,
    words,
    run,
    isPossible,
    isDanger: id.startsWith('delete'),
  });
  const before: Run = (chain) => chain.addColumnBefore();
  const after: Run = (chain) => chain.addColumnAfter();
  return [
    {
      title: say('tools.table.rows'),
      lines: [
        line('row-above', say('tools.table.rowAbove'), (chain) => chain.addRowBefore()),
        line('row-below', say('tools.table.rowBelow'), (chain) => chain.addRowAfter()),
        line('delete-row', say('tools.table.deleteRow'), (chain) => chain.deleteRow()),
      ],
    },
    {
      title: say('tools.table.columns'),
      lines: [
        line('column-right', say('tools.table.columnRight'), isRtl ? before : after),
        line('column-left', say('tools.table.columnLeft'), isRtl ? after : before),
        line('wider', say('tools.table.wider'), (chain) => chain.widenColumns('more')),
        line('narrower', say('tools.table.narrower'), (chain) => chain.widenColumns('less')),
        line('equal', say('tools.table.equal'), (chain) => chain.equalColumns()),
        line('delete-column', say('tools.table.deleteColumn'), (chain) => chain.deleteColumn()),
      ],
    },
    {
      title: say('tools.table.cells'),
      lines: [
        line('merge', say('tools.table.merge'), (chain) => chain.mergeCells(), can.mergeCells()),
        line('split', say('tools.table.split'), (chain) => chain.splitCell(), can.splitCell()),
      ],
    },
    {
      title: say('tools.table.whole'),
      chosen: [heads.isRow && 'head-row', heads.isColumn && 'head-column'].filter(
        (id) => id !== false,
      ),
      isMany: true,
      lines: [
        line('head-row', say('tools.table.headRow'), (chain) => chain.toggleHeadRow()),
        line('head-column', say('tools.table.headColumn'), (chain) => chain.toggleHeadColumn()),
      ],
    },
    {
      lines: [
        line('caption', say('structure.captionInsert'), (chain) => chain.insertTableCaption()),
        line('delete-table', say('tools.table.deleteTable'), (chain) => chain.deleteTable()),
      ],
    },
  ];
}
