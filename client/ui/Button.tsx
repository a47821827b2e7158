import type { ReactNode } from 'react';
import {
  Button as Pressable,
  type ButtonProps as PressableProps,
} from 'react-aria-components/Button';
import { Link, type To } from 'react-router';
import { classes } from '#client/ui/classes.ts';
import { Spinner } from '#client/ui/Waiting.tsx';
import styles from '#client/ui/Button.module.css';

/** `primary` once per view, `outline` beside it, `quiet` within text and bars, `danger` for what takes something away. */
export type ButtonTone = 'primary' | 'outline' | 'quiet' | 'danger';

interface ButtonProps extends Omit<PressableProps, 'className' | 'style' | 'children'> {
  readonly tone?: ButtonTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A button of at least 44 pixels. While `isPending` it keeps its place, its name and the focus, and takes no press. */
export function Button({ tone = 'outline', icon, children, isPending, ...rest }: ButtonProps) {
  return (
    <Pressable
      {...rest}
      isPending={isPending ?? false}
      className={classes(styles['button'], styles[tone])}
    >
      {isPending ? <Spinner /> : icon}
      {children}
    </Pressable>
  );
}

interface LinkButtonProps {
  readonly to: To;
  readonly tone?: ButtonTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, and opens in a new tab as links do. */
export function LinkButton({ to, tone = 'outline', icon, children }: LinkButtonProps) {
  return (
    <Link to={to} className={classes(styles['button'], styles[tone])}>
      {icon}
      {children}
    </Link>
  );
}
