import { useState } from 'react';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useSignOut } from '#client/member/use-sign-out.ts';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import styles from '#client/member/Members.module.css';

/** Where sign-in links go, and the two ways out: here, and on every device. */
export function AccessSettings({ email }: { readonly email: string }) {
  const say = useSay();
  const signOut = useSignOut();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles['form']}>
      <p>
        <Sentence of="member.settings.email" values={{ email }} />
      </p>
      <div className={styles['row']}>
        <Button isPending={signOut.isPending} onPress={() => signOut.mutate({ body: {} })}>
          {say('member.settings.signOutHere')}
        </Button>
        <Button tone="danger" onPress={() => setIsAsking(true)}>
          {say('member.settings.signOutEverywhere')}
        </Button>
      </div>
      <FailureNotice error={signOut.error} />
      <Confirm
        isOpen={isAsking}
        title={say('member.settings.everywhereTitle')}
        action={say('member.settings.signOutEverywhere')}
        isPending={signOut.isPending}
        onConfirm={() => signOut.mutate({ body: { everywhere: true } })}
        onClose={() => setIsAsking(false)}
      >
        <p>{say('member.settings.everywhereText')}</p>
        <FailureNotice error={signOut.error} />
      </Confirm>
    </div>
  );
}
