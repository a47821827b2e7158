import { listCoordinators } from '#shared/member/access-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import styles from '#client/member/Contact.module.css';

/** Whom to turn to: the coordinators of one forum, or of each of mine, with their addresses. */
export function Contact({ forumId }: { readonly forumId: string | null }) {
  const say = useSay();
  const all = useAnswer(listCoordinators, {}).data?.forums ?? [];
  const here = all.filter((forum) => forum.forumId === forumId);
  const forums = (here.length > 0 ? here : all).filter(({ people }) => people.length > 0);
  return (
    <ul className={styles['contact']} aria-label={say('people.contact.title')}>
      {forums.map(({ forumId: id, forumName, people }) => (
        <li key={id}>
          <span>
            {forums.length === 1 ? (
              say('people.contact.title')
            ) : (
              <Sentence of="people.contact.forum" values={{ forum: forumName }} />
            )}
          </span>
          {people.map(({ name, email }) => (
            <span key={email} className={styles['one']}>
              <bdi>{name}</bdi>
              <a href={`mailto:${email}`} dir="ltr">
                {email}
              </a>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
