import { colourOf, type PersonColour } from '#shared/member/colour.ts';
import { initialsOf } from '#client/ui/initials.ts';
import styles from '#client/ui/Avatar.module.css';
import { classes } from '#client/ui/classes.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly size?: 'small' | 'plain' | 'large';
  /** Where a person has another colour than their own, such as beside others in one paper. */
  readonly colour?: PersonColour | undefined;
  /** Tells apart people of one colour in one list; see `marksAmong`. */
  readonly mark?: number;
}

/**
 * A person's initials on their colour. Decoration only, and drawn by the style sheet so that it is no text of the page:
 * the name always stands beside it or is its control's name.
 */
export function Avatar({ id, name, size = 'plain', colour = colourOf(id), mark = 0 }: AvatarProps) {
  return (
    <span
      className={classes(styles['avatar'], styles[size])}
      style={{ backgroundColor: colour }}
      data-mark={mark}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  );
}
