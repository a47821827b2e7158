import { useSay } from '#client/locale/Locale.tsx';
import { DeviceList } from '#client/sign-in/DeviceList.tsx';
import { PasskeyList } from '#client/sign-in/PasskeyList.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/sign-in/Settings.module.css';

/** In a person's settings: what lets them in, and where they are signed in. */
export function WaysIn() {
  const say = useSay();
  return (
    <>
      <Section title={say('passkey.title')} id="passkeys">
        <p className={styles['lead']}>{say('passkey.lead')}</p>
        <PasskeyList />
      </Section>
      <Section title={say('signIn.device.title')} id="devices">
        <p className={styles['lead']}>{say('signIn.device.lead')}</p>
        <DeviceList />
      </Section>
    </>
  );
}
