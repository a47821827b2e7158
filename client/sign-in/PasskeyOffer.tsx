import { KeyRound } from 'lucide-react';
import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { useHint } from '#client/hint/use-hint.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AddingFault } from '#client/sign-in/AddingFault.tsx';
import { hasPasskeys } from '#client/sign-in/passkey-browser.ts';
import { useAddPasskey } from '#client/sign-in/use-add-passkey.ts';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/sign-in/PasskeyOffer.module.css';

/** Offers a passkey once to somebody who has come back: calmly, under what comes next, and never again once put away. */
export function PasskeyOffer() {
  const { isOpen, end } = useHint('passkey-offer');
  const host = useAnswer(getSignInState, {}).data?.passkeyHost;
  return isOpen && hasPasskeys(host) ? <Offer onEnd={end} /> : null;
}

function Offer({ onEnd }: { readonly onEnd: () => void }) {
  const say = useSay();
  const { add, isPending, fault } = useAddPasskey(() => {
    showToast('done', say('passkey.added'));
    onEnd();
  });
  return (
    <section className={styles['offer']} aria-labelledby="passkey-offer">
      <KeyRound size={24} aria-hidden="true" className={styles['icon']} />
      <div className={styles['words']}>
        <h2 id="passkey-offer" className={styles['title']}>
          {say('passkey.offer.title')}
        </h2>
        <p>{say('passkey.offer.text')}</p>
        <AddingFault fault={fault} />
        <div className={styles['actions']}>
          <Button isPending={isPending} onPress={add}>
            {say('passkey.add')}
          </Button>
          <Button tone="quiet" onPress={onEnd}>
            {say('passkey.offer.no')}
          </Button>
        </div>
      </div>
    </section>
  );
}
