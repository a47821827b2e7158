import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { BackLink, PageTitle } from '#client/ui/Page.tsx';
import styles from '#client/pre-read/PreRead.module.css';

/** What was sent, for which session, until when, and the words that came with it. */
export function PreReadHead({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const language = useLanguage();
  const { title, note, sessionId, sessionTitle, sessionDay, byName } = preRead;
  return (
    <>
      <BackLink to={`/sessions/${sessionId}/readiness`}>
        <Sentence of="preRead.forSession" values={{ session: sessionTitle }} />
      </BackLink>
      <PageTitle>
        <bdi>{title}</bdi>
      </PageTitle>
      <div className={styles['facts']}>
        {sessionDay && (
          <span>{say('preRead.sessionDay', { day: weekdayInWords(sessionDay, language) })}</span>
        )}
        <Due preRead={preRead} />
        <span>
          <Sentence of="preRead.sentBy" values={{ name: byName }} />
        </span>
      </div>
      {note !== '' && (
        <section className={styles['note']} aria-label={say('preRead.note')}>
          {note.split('\n').map((line, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines of a note never change places
            <p key={place} dir="auto">
              {line}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

type Dated = Pick<PreReadView, 'dueOn' | 'dueBefore' | 'isOverdue'>;

function Due({ preRead: { dueOn, dueBefore, isOverdue } }: { readonly preRead: Dated }) {
  const say = useSay();
  const language = useLanguage();
  if (dueOn === null) return <span>{say('preRead.noDue')}</span>;
  return (
    <>
      <strong>{say('preRead.dueOn', { day: weekdayInWords(dueOn, language) })}</strong>
      {isOverdue && <Badge tone="amber">{say('preRead.overdue')}</Badge>}
      {dueBefore && (
        <span>{say('preRead.moved', { day: weekdayInWords(dueBefore, language) })}</span>
      )}
    </>
  );
}
