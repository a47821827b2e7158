import type { ChainedCommands, Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/editor/tools/Toolbar.module.css';

interface ToolButtonProps {
  readonly editor: Editor;
  /** The tool's name, with its shortcut in the tooltip. */
  readonly label: string;
  readonly keys?: string;
  /** Left out for a tool that does something instead of being on or off. */
  readonly isOn?: boolean;
  readonly isPossible?: boolean;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
  readonly children: ReactNode;
}

/**
 * One tool. A press with the mouse or a finger leaves the focus in the text (and the phone's keyboard open); a press
 * with the keyboard leaves it in the toolbar, where the person is.
 */
export function ToolButton(props: ToolButtonProps) {
  const { editor, label, keys, isOn, isPossible = true, run, children } = props;
  const press = ({ pointerType }: { readonly pointerType: string }) => {
    const isByKeyboard = pointerType === 'keyboard' || pointerType === 'virtual';
    run(isByKeyboard ? editor.chain() : editor.chain().focus()).run();
  };
  const common = {
    'aria-label': label,
    isDisabled: !isPossible,
    preventFocusOnPress: true,
    className: classes(button['button'], button['icon'], isOn && button['chosen'], styles['tool']),
    onPress: press,
  };
  return (
    <TooltipTrigger delay={600}>
      {isOn === undefined ? (
        <Button {...common}>{children}</Button>
      ) : (
        <ToggleButton {...common} isSelected={isOn}>
          {children}
        </ToggleButton>
      )}
      <Tooltip className={classes(button['tooltip'])} offset={6}>
        {label}
        {keys && (
          <>
            {' '}
            <bdi dir="ltr">{keys}</bdi>
          </>
        )}
      </Tooltip>
    </TooltipTrigger>
  );
}
