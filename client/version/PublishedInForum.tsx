import { listPublications } from '#shared/version/version-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/version/Version.module.css';

/** The published versions of a forum's papers; nothing where there are none. */
export function PublishedInForum({ forumId }: { readonly forumId: string }) {
  const say = useSay();
  const language = useLanguage();
  const published = useAnswer(listPublications, { forumId }).data ?? [];
  if (published.length === 0) return null;
  return (
    <Section title={say('version.publication.inForum')} id="published">
      <ul className={styles['lines']}>
        {published.map(({ slug, title, versionName, at }) => (
          <li key={slug} className={styles['line']}>
            <div className={styles['what']}>
              <a href={`/p/${slug}`} className={styles['name']}>
                <bdi>{title}</bdi>
              </a>
              <p className={styles['facts']}>
                <span>
                  <Sentence
                    of="version.publication.line"
                    values={{ version: versionName, when: dateInWords(new Date(at), language) }}
                  />
                </span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
