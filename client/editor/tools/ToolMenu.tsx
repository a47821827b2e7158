import type { ChainedCommands, Editor } from '@tiptap/core';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/editor/tools/Toolbar.module.css';

export interface ToolLine {
  readonly id: string;
  readonly words: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly isPossible?: boolean;
  readonly isDanger?: boolean;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
}

export interface ToolPart {
  readonly title?: string;
  readonly lines: readonly ToolLine[];
  /** The ids of the lines that are on now; left out for lines that only do something. */
  readonly chosen?: readonly string[];
  /** Several lines may be on at once. */
  readonly isMany?: boolean;
}

interface ToolMenuProps {
  readonly editor: Editor;
  readonly label: string;
  /** Asked for when the menu opens, so that what is possible is judged by what is selected then. */
  readonly parts: () => readonly ToolPart[];
  /** The button shows words instead of a sign. */
  readonly isWords?: boolean;
  readonly isOn?: boolean;
  readonly children: ReactNode;
}

/** A menu of tools. After a choice the focus is in the text again, where the next word is written. */
export function ToolMenu(props: ToolMenuProps) {
  const { editor, label, parts, isWords = false, isOn = false, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const look = classes(
    button['button'],
    button['icon'],
    isOn && button['chosen'],
    styles['tool'],
    isWords && styles['words'],
  );
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <TooltipTrigger delay={600}>
        <Button aria-label={label} className={look} preventFocusOnPress>
          {children}
        </Button>
        <Tooltip className={classes(button['tooltip'])} offset={6}>
          {label}
        </Tooltip>
      </TooltipTrigger>
      <Popover className={classes(menu['popover'])} placement="bottom start" offset={6}>
        <ToolLines editor={editor} label={label} parts={isOpen ? parts() : []} />
      </Popover>
    </MenuTrigger>
  );
}

interface ToolLinesProps {
  readonly editor: Editor;
  readonly label: string;
  readonly parts: readonly ToolPart[];
  /** Opened by a key of the text and not by its button: the first line takes the focus. */
  readonly isByKey?: boolean;
}

/** The lines of a menu of tools, for a popover of any kind. */
export function ToolLines({ editor, label, parts, isByKey = false }: ToolLinesProps) {
  return (
    <Menu
      className={classes(menu['list'])}
      aria-label={label}
      {...(isByKey && { autoFocus: 'first' as const })}
    >
      {parts.map((part) => (
        <MenuSection
          key={part.lines[0]?.id ?? ''}
          id={`part-${part.lines[0]?.id ?? ''}`}
          className={classes(menu['part'])}
          {...(part.chosen && {
            selectionMode: part.isMany ? ('multiple' as const) : ('single' as const),
            selectedKeys: part.chosen,
            shouldCloseOnSelect: true,
          })}
          {...(!part.title && { 'aria-label': label })}
        >
          {part.title && <Header className={menu['title'] ?? ''}>{part.title}</Header>}
          {part.lines.map((line) => (
            <Line key={line.id} editor={editor} line={line} />
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
}

function Line({ editor, line }: { readonly editor: Editor; readonly line: ToolLine }) {
  const { id, words, icon, keys, isPossible = true, isDanger, run } = line;
  return (
    <MenuItem
      id={id}
      textValue={words}
      isDisabled={!isPossible}
      className={classes(menu['item'], styles['line'], isDanger && menu['danger'])}
      onAction={() => run(editor.chain().focus()).run()}
    >
      <span className={styles['lineIcon']}>{icon}</span>
      <span className={styles['lineWords']}>{words}</span>
      {keys && (
        <bdi dir="ltr" className={styles['lineKeys']}>
          {keys}
        </bdi>
      )}
      <Check className={menu['check']} size={18} aria-hidden="true" />
    </MenuItem>
  );
}
