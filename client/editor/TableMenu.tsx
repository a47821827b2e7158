import type { ChainedCommands, Editor } from '@tiptap/core';
import { Table } from 'lucide-react';
import type { Direction } from '#client/editor/direction.ts';
import { ToolButton } from '#client/editor/ToolButton.tsx';
import { type ToolLine, ToolMenu } from '#client/editor/ToolMenu.tsx';
import { useSay } from '#client/locale/Locale.tsx';

interface TableMenuProps {
  readonly editor: Editor;
  readonly isInTable: boolean;
  readonly direction: Direction;
}

const NEW_TABLE = { rows: 3, cols: 3, withHeaderRow: true } as const;

/** Outside a table the button makes one; inside it opens what can be done with it. */
export function TableMenu({ editor, isInTable, direction }: TableMenuProps) {
  const say = useSay();
  const icon = <Table size={19} aria-hidden="true" />;
  if (!isInTable) {
    return (
      <ToolButton
        editor={editor}
        label={say('editor.table.insert')}
        run={(chain) => chain.insertTable(NEW_TABLE)}
      >
        {icon}
      </ToolButton>
    );
  }
  const isRtl = direction === 'rtl';
  const line = (
    id: string,
    words: string,
    run: (chain: ChainedCommands) => ChainedCommands,
  ): ToolLine => ({ id, words, run, isDanger: id.startsWith('delete') });
  const columnBefore = say(`editor.table.${isRtl ? 'columnBefore' : 'columnBeforeLtr'}`);
  const columnAfter = say(`editor.table.${isRtl ? 'columnAfter' : 'columnAfterLtr'}`);
  return (
    <ToolMenu
      editor={editor}
      label={say('editor.tools.table')}
      lines={[
        line('row-before', say('editor.table.rowBefore'), (chain) => chain.addRowBefore()),
        line('row-after', say('editor.table.rowAfter'), (chain) => chain.addRowAfter()),
        line('column-before', columnBefore, (chain) => chain.addColumnBefore()),
        line('column-after', columnAfter, (chain) => chain.addColumnAfter()),
        line('header', say('editor.table.headerRow'), (chain) => chain.toggleHeaderRow()),
        line('delete-row', say('editor.table.deleteRow'), (chain) => chain.deleteRow()),
        line('delete-column', say('editor.table.deleteColumn'), (chain) => chain.deleteColumn()),
        line('delete-table', say('editor.table.deleteTable'), (chain) => chain.deleteTable()),
      ]}
    >
      {icon}
    </ToolMenu>
  );
}
