import { useState } from 'react';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import styles from '#client/member/Members.module.css';

/** The way out, which the frame knows. */
export interface Leave {
  readonly leaving: { readonly isPending: boolean; readonly error: unknown };
  readonly onLeave: (everywhere: boolean) => void;
}

interface AccessSettingsProps extends Leave {
  readonly email: string;
}

/** Where sign-in links go, and the two ways out: here, and on every device. */
export function AccessSettings({ email, leaving, onLeave }: AccessSettingsProps) {
  const say = useSay();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles['form']}>
      <p>
        <Sentence of="member.settings.email" values={{ email }} />
      </p>
      <div className={styles['row']}>
        <Button isPending={leaving.isPending} onPress={() => onLeave(false)}>
          {say('member.settings.signOutHere')}
        </Button>
        <Button tone="danger" onPress={() => setIsAsking(true)}>
          {say('member.settings.signOutEverywhere')}
        </Button>
      </div>
      <FailureNotice error={leaving.error} />
      <Confirm
        isOpen={isAsking}
        title={say('member.settings.everywhereTitle')}
        action={say('member.settings.signOutEverywhere')}
        isPending={leaving.isPending}
        onConfirm={() => onLeave(true)}
        onClose={() => setIsAsking(false)}
      >
        <p>{say('member.settings.everywhereText')}</p>
        <FailureNotice error={leaving.error} />
      </Confirm>
    </div>
  );
}
