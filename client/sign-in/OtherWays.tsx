import { PasskeyEntry } from '#client/sign-in/PasskeyEntry.tsx';
import { ProviderEntry } from '#client/sign-in/ProviderEntry.tsx';
import styles from '#client/sign-in/SignIn.module.css';

interface OtherWaysProps {
  readonly next: string | undefined;
  readonly isShared: boolean;
  readonly onEntered: (next: string) => void;
}

/** The ways in beside the mail, where there are any. */
export function OtherWays(props: OtherWaysProps) {
  return (
    <div className={styles['ways']}>
      <PasskeyEntry {...props} />
      <ProviderEntry {...props} />
    </div>
  );
}
