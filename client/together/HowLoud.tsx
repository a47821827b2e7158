import { useSay } from '#client/locale/Locale.tsx';
import { LOUDNESS } from '#client/together/announcer.ts';
import type { Announcements } from '#client/together/use-announcements.ts';
import { Choice } from '#client/ui/Choice.tsx';
import styles from '#client/together/Together.module.css';

/** How much of what others do a screen reader is told; remembered on this device. */
export function HowLoud({ announcements }: { readonly announcements: Announcements }) {
  const say = useSay();
  const { loudness, choose } = announcements;
  return (
    <div className={styles['loud']}>
      <Choice
        label={say('together.announce.title')}
        look="pill"
        options={LOUDNESS.map((value) => ({ value, label: say(`together.announce.${value}`) }))}
        value={loudness}
        onChange={choose}
      />
      <p className={styles['meaning']}>{say(`together.announce.${loudness}Meaning`)}</p>
    </div>
  );
}
