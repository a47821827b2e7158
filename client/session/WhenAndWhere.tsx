import type { SessionView } from '#shared/session/session-contract.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/session/Session.module.css';

/** The day, the hours, the host and the place, as far as they are known. */
export function WhenAndWhere({ session }: { readonly session: SessionView }) {
  const say = useSay();
  const language = useLanguage();
  const { day, hours, host, place } = session;
  return (
    <Section title={say('session.when')}>
      <div className={styles['facts']}>
        <p>
          {day === null ? (
            say('forum.session.dayToBeSet')
          ) : (
            <time dateTime={day}>{weekdayInWords(day, language)}</time>
          )}
        </p>
        {hours && (
          <p>
            <Sentence of="session.hours" values={{ from: hours.from, to: hours.to }} />
          </p>
        )}
        {host && (
          <p>
            <Sentence of="forum.session.host" values={{ host }} />
          </p>
        )}
        <p>
          {place === null ? (
            <span className={styles['soft']}>{say('session.noPlace')}</span>
          ) : (
            <Place words={place} />
          )}
        </p>
      </div>
    </Section>
  );
}

/** A place is a street, or the address of a meeting on a screen. */
function Place({ words }: { readonly words: string }) {
  const isAddress = /^https:\/\/\S+$/.test(words);
  return isAddress ? (
    <a href={words} rel="noreferrer" dir="ltr">
      {words}
    </a>
  ) : (
    <bdi>{words}</bdi>
  );
}
