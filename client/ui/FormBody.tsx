import type { ReactNode } from 'react';
import styles from '#client/ui/Field.module.css';

interface FormBodyProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The fields of a form, one below the other. What is wrong is said by our own words, so the browser's checks are off. */
export function FormBody({ onSubmit, children }: FormBodyProps) {
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog's form stands inside the page's tree: its sending is nobody else's.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
