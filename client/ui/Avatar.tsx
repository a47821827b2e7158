import { colourOf } from '#shared/member/colour.ts';
import { initialsOf } from '#client/ui/initials.ts';
import styles from '#client/ui/Avatar.module.css';
import { classes } from '#client/ui/classes.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly size?: 'small' | 'plain' | 'large';
}

/**
 * A person's initials on their colour. Decoration only, and drawn by the style sheet so that it is no text of the page:
 * the name always stands beside it or is its control's name.
 */
export function Avatar({ id, name, size = 'plain' }: AvatarProps) {
  return (
    <span
      className={classes(styles['avatar'], styles[size])}
      style={{ backgroundColor: colourOf(id) }}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  );
}
