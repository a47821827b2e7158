import { useEffect, useState } from 'react';
import { askToSignIn } from '#shared/member/sign-in-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Asked } from '#client/sign-in/AddressForm.tsx';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/sign-in/SignIn.module.css';

interface SendAgainProps {
  readonly asked: Asked;
  readonly onAsked: (asked: Asked) => void;
}

/** Sends the mail once more, after the pause that the server asked for. */
export function SendAgain({ asked, onAsked }: SendAgainProps) {
  const say = useSay();
  const seconds = useSecondsUntil(asked.againAt);
  const again = useSend(askToSignIn, {
    onSent: ({ resendAfterSeconds }) => {
      onAsked({ ...asked, againAt: Date.now() + resendAfterSeconds * 1000 });
      showToast('done', say('signIn.screen.sentAgain'));
    },
  });
  const { email, next, isShared } = asked;
  if (seconds > 0) {
    return (
      <span className={styles['wait']}>{say('signIn.screen.againIn', { count: seconds })}</span>
    );
  }
  return (
    <>
      <Button
        isPending={again.isPending}
        onPress={() =>
          again.mutate({
            body: { email, ...(next && { next }), ...(isShared && { shared: true }) },
          })
        }
      >
        {say('signIn.screen.again')}
      </Button>
      <FailureNotice error={again.error} />
    </>
  );
}

function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(() => Date.now());
  const seconds = Math.max(0, Math.ceil((moment - now) / 1000));
  const isWaiting = seconds > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return seconds;
}
