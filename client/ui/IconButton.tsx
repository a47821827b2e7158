import type { ReactNode } from 'react';
import {
  Button as Pressable,
  type ButtonProps as PressableProps,
} from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/ui/Button.module.css';

interface IconButtonProps extends Omit<PressableProps, 'className' | 'style' | 'children'> {
  /** The button's name: read to those who do not see the icon, shown on hover and focus to those who do. */
  readonly label: string;
  readonly isChosen?: boolean;
  readonly children: ReactNode;
}

/** A button that shows only an icon. */
export function IconButton({ label, isChosen = false, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Pressable
        {...rest}
        aria-label={label}
        className={classes(styles['button'], styles['icon'], isChosen && styles['chosen'])}
      >
        {children}
      </Pressable>
      <Tooltip className={classes(styles['tooltip'])} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
