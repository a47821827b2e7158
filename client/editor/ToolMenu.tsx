import type { ChainedCommands, Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, type MenuLine } from '#client/ui/Menu.tsx';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/editor/Toolbar.module.css';

export interface ToolLine {
  readonly id: string;
  readonly words: string;
  readonly isCurrent?: boolean;
  readonly isDanger?: boolean;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
}

interface ToolMenuProps {
  readonly editor: Editor;
  readonly label: string;
  readonly lines: readonly ToolLine[];
  readonly children: ReactNode;
}

/** A menu of tools. After a choice the focus is in the text again, where the next word is written. */
export function ToolMenu({ editor, label, lines, children }: ToolMenuProps) {
  const asLine = ({ run, ...line }: ToolLine): MenuLine => ({
    ...line,
    onAction: () => run(editor.chain().focus()).run(),
  });
  return (
    <Menu label={label} parts={[{ lines: lines.map(asLine) }]}>
      <Button
        aria-label={label}
        className={classes(button['button'], button['icon'], styles['tool'], styles['words'])}
      >
        {children}
      </Button>
    </Menu>
  );
}
