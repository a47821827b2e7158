import { useState } from 'react';
import { INITIATIVE_STATUSES } from '#shared/initiative/initiative.ts';
import type { InitiativeDeed } from '#shared/initiative/initiative-contract.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/initiative/Initiative.module.css';

/** So many stand open; the rest is asked for. */
const SHOWN = 12;

/** All that happened to an initiative, newest first. */
export function InitiativeHistory({ deeds }: { readonly deeds: readonly InitiativeDeed[] }) {
  const say = useSay();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? deeds : deeds.slice(0, SHOWN);
  return (
    <Section title={say('initiative.history')}>
      {deeds.length === 0 && <p className={styles['soft']}>{say('initiative.noHistory')}</p>}
      <ol className={styles['history']}>
        {shown.map((deed) => (
          <li key={deed.id} className={styles['deed']}>
            <p className={styles['who']}>
              <bdi>{deed.byName}</bdi>
              <span className={styles['soft']}>
                <TimeAgo at={deed.at} />
              </span>
            </p>
            {deed.text !== '' && (
              <p dir="auto" className={styles['words']}>
                {deed.text}
              </p>
            )}
            <Changes deed={deed} />
          </li>
        ))}
      </ol>
      {shown.length < deeds.length && (
        <div>
          <Button tone="quiet" onPress={() => setWhole(true)}>
            {say('initiative.more', { count: deeds.length - shown.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Changes({ deed: { changes } }: { readonly deed: InitiativeDeed }) {
  const say = useSay();
  const language = useLanguage();
  const inWords = (what: string, value: string) => {
    if (value === '') return say('initiative.nothing');
    if (what === 'stepOn') return dayInWords(value, language);
    const status = what === 'status' && INITIATIVE_STATUSES.find((known) => known === value);
    return status ? say(`initiative.status.${status}`) : value;
  };
  if (changes.length === 0) return null;
  return (
    <ul className={styles['changes']}>
      {changes.map(({ what, from, to }) => (
        <li key={what}>
          <Sentence
            of="initiative.fromTo"
            values={{
              what: say(`initiative.what.${what}`),
              from: inWords(what, from),
              to: <strong>{inWords(what, to)}</strong>,
            }}
          />
        </li>
      ))}
    </ul>
  );
}
