import { type ReactNode, useId } from 'react';
import styles from '#client/story/Story.module.css';

interface StoryPartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One part of a story under its heading. */
export function StoryPart({ title, children }: StoryPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['part']}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
