import type * as z from 'zod';
import { Link } from 'react-router';
import type { getHome } from '#shared/paper/paper-contract.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { aheadPhrase } from '#client/locale/relative-time.ts';
import { useMinute } from '#client/locale/TimeAgo.tsx';
import { Facts } from '#client/ui/List.tsx';
import styles from '#client/session/NextSession.module.css';

export type SessionAhead = z.infer<typeof getHome.answer>['nextSessions'][number];

/** The session that comes next: when, about what, what there is to read, and the way to its forum. */
export function NextSession({ session }: { readonly session: SessionAhead }) {
  const say = useSay();
  const { id, forumName, groupName, title, papers } = session;
  return (
    <section className={styles['panel']} aria-label={say('app.home.next')}>
      <div className={styles['words']}>
        <p className={styles['small']}>
          <Facts>
            {say('app.home.next')}
            <When day={session.day} />
          </Facts>
        </p>
        <h2 className={styles['title']}>
          <bdi>{title}</bdi>
        </h2>
        <p className={styles['small']}>
          <Facts>
            <bdi>{forumName}</bdi>
            {groupName && <bdi>{groupName}</bdi>}
          </Facts>
        </p>
        {papers.length > 0 && (
          <ul className={styles['papers']} aria-label={say('app.home.nextPapers')}>
            {papers.map((paper) => (
              <li key={paper.id}>
                <Link to={`/papers/${paper.id}`}>
                  <bdi>{paper.title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Link to={`/sessions/${id}`} className={styles['go']}>
        {say('session.page')}
      </Link>
    </section>
  );
}

/** A session's day in words and how far ahead it is, or that it is still to be set. */
export function When({ day }: { readonly day: string | null }) {
  const say = useSay();
  const language = useLanguage();
  const now = useMinute();
  if (day === null) return say('forum.session.dayToBeSet');
  const ahead = aheadPhrase(day, now);
  return (
    <Facts>
      <time dateTime={day}>{weekdayInWords(day, language)}</time>
      {ahead && say(ahead.of, ahead.count === undefined ? {} : { count: ahead.count })}
    </Facts>
  );
}
