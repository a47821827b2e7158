import { Link } from 'react-router';
import { agendaTimes, clockAfter, minutesBetween } from '#shared/session/agenda.ts';
import type { SessionView } from '#shared/session/session-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/session/Session.module.css';

/** The agenda with the hour of each item, and whether it fits into the meeting. */
export function AgendaOfSession({ session }: { readonly session: SessionView }) {
  const say = useSay();
  const { agenda, hours, papers } = session;
  const times = agendaTimes(agenda);
  const total = times.at(-1)?.to ?? 0;
  const isLate = hours !== null && total > minutesBetween(hours);
  return (
    <Section title={say('session.agenda')}>
      {agenda.length === 0 && <p className={styles['soft']}>{say('session.agendaEmpty')}</p>}
      {isLate && (
        <Notice tone="warning">
          <Sentence of="session.agendaLate" values={{ at: clockAfter(hours.from, total) }} />
        </Notice>
      )}
      {agenda.length > 0 && (
        <>
          <ol className={styles['agenda']}>
            {agenda.map((item, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two items may have all their words in common
              <li key={index} className={styles['item']}>
                <span className={styles['clock']}>
                  {hours && <strong>{clockAfter(hours.from, times[index]?.from ?? 0)}</strong>}
                  <span>{say('session.minutes', { count: item.minutes })}</span>
                </span>
                <div>
                  <p className={styles['strong']}>
                    <bdi>{item.title}</bdi>
                  </p>
                  {item.person && (
                    <p className={styles['soft']}>
                      <bdi>{item.person}</bdi>
                    </p>
                  )}
                  {item.paperId && (
                    <Link to={`/papers/${item.paperId}`}>
                      <bdi>
                        {papers.find(({ id }) => id === item.paperId)?.title ??
                          say('session.form.itemPaper')}
                      </bdi>
                    </Link>
                  )}
                </div>
                <Badge tone={item.purpose === 'decide' ? 'accent' : 'plain'}>
                  {say(`session.purpose.${item.purpose}`)}
                </Badge>
              </li>
            ))}
          </ol>
          <p className={styles['soft']}>
            <Sentence
              of="session.agendaTotal"
              values={{ minutes: say('session.minutes', { count: total }) }}
            />
          </p>
        </>
      )}
    </Section>
  );
}
