import { PERSON_COLOURS } from '#shared/member/colour.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/together/Together.module.css';

interface FaceProps {
  readonly id: string;
  readonly name: string;
  /** Index in the list of colours: the one that this person has in this paper. */
  readonly colour: number;
}

/** Initials on the colour that the person's caret has in this paper, in a ring of the same pattern as the caret's line. */
export function Face({ id, name, colour }: FaceProps) {
  return (
    <span className={classes(styles['face'], `caret-${String(colour)}`)}>
      <Avatar id={id} name={name} size="small" colour={PERSON_COLOURS[colour]} />
    </span>
  );
}
