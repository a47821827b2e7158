import type { ReactNode } from 'react';
import styles from '#client/ui/Field.module.css';

interface FormBodyProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/**
 * The fields of a form, one below the other. What is wrong is said in our own words, so the browser's checks are off; the
 * first wrong field gets the focus, because it may be out of sight.
 */
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
        const form = event.currentTarget;
        requestAnimationFrame(() => firstWrong(form)?.focus());
      }}
    >
      {children}
    </form>
  );
}

function firstWrong(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector<HTMLElement>(':is(input, textarea)[aria-invalid="true"]');
}
