import type { ReactNode } from 'react';
import {
  Button as Pressable,
  type ButtonProps as PressableProps,
} from 'react-aria-components/Button';
import { Link, type To } from 'react-router';
import { useSay } from '#client/locale/Locale.tsx';
import { classes } from '#client/ui/classes.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { Spinner } from '#client/ui/Waiting.tsx';
import styles from '#client/ui/Button.module.css';

/** `primary` once per view, `outline` beside it, `quiet` within text and bars, `danger` for what takes something away. */
export type ButtonTone = 'primary' | 'outline' | 'quiet' | 'danger';

interface ButtonProps
  extends Omit<PressableProps, 'className' | 'style' | 'children' | 'isPending'> {
  readonly tone?: ButtonTone;
  readonly icon?: ReactNode;
  /** What the button began is under way: it keeps its place and the focus, says so, and takes no press. */
  readonly isPending?: boolean;
  readonly children: ReactNode;
}

/** A button of at least 44 pixels. */
export function Button({ tone = 'outline', icon, children, isPending, ...rest }: ButtonProps) {
  const say = useSay();
  // Not the library's own pending state: what it announces points to a button that is often gone by then.
  const still = isPending ? { onPress: () => undefined, type: 'button' as const } : {};
  return (
    <Pressable
      {...rest}
      {...still}
      {...(isPending && { 'data-pending': true })}
      className={classes(styles['button'], styles[tone])}
    >
      {isPending ? <Spinner /> : icon}
      {children}
      {isPending && <VisuallyHidden>{say('app.loading')}</VisuallyHidden>}
    </Pressable>
  );
}

interface LinkButtonProps {
  readonly to: To;
  readonly tone?: ButtonTone;
  readonly icon?: ReactNode;
  /** Leaves the program: a page of the server, and not one of its screens. */
  readonly isWholePage?: boolean;
  readonly children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, and opens in a new tab as links do. */
export function LinkButton(props: LinkButtonProps) {
  const { to, tone = 'outline', icon, isWholePage = false, children } = props;
  return (
    <Link to={to} reloadDocument={isWholePage} className={classes(styles['button'], styles[tone])}>
      {icon}
      {children}
    </Link>
  );
}
