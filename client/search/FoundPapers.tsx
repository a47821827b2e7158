import type { FoundPaper } from '#shared/search/search-contract.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { StageBadge } from '#client/paper/StageBadge.tsx';
import { Marked } from '#client/search/Marked.tsx';
import { addressOf, type SearchAnswer } from '#client/search/use-search.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/search/Search.module.css';

interface FoundProps {
  readonly answer: SearchAnswer;
}

/** The papers that were found, each with the words around the hit; how many there are is said to screen readers too. */
export function FoundPapers({ answer: { papers, isMore } }: FoundProps) {
  const say = useSay();
  const count = papers.length;
  return (
    <>
      <output className={styles['said']}>
        {count > 0 && say(isMore ? 'search.foundMany' : 'search.found', { count })}
      </output>
      {count > 0 && (
        <List label={say('search.results')}>
          {papers.map((paper) => (
            <OnePaper key={paper.id} paper={paper} />
          ))}
        </List>
      )}
    </>
  );
}

function OnePaper({ paper }: { readonly paper: FoundPaper }) {
  const say = useSay();
  return (
    <Row
      to={addressOf(paper)}
      title={<Marked text={paper.title} />}
      below={
        <>
          <p className={styles['words']} dir={paper.direction}>
            {paper.snippet.length > 0 ? <Marked text={paper.snippet} /> : say('search.inTitle')}
          </p>
          <Facts>
            <bdi>{paper.forumName}</bdi>
            {say(`paper.kind.${paper.kind}`)}
          </Facts>
        </>
      }
      end={
        <>
          {paper.isArchived && (
            <>
              <Badge tone="plain">{say('search.inArchive')}</Badge>{' '}
            </>
          )}
          <StageBadge stage={paper.stage} />
        </>
      }
    />
  );
}

/** Sessions whose topic fits, and members whose name does. */
export function FoundBeside({ answer: { sessions, members } }: FoundProps) {
  const say = useSay();
  const language = useLanguage();
  const dayOf = (day: string | null) =>
    day === null ? say('forum.session.dayToBeSet') : dayInWords(day, language);
  return (
    <>
      {sessions.length > 0 && (
        <Section title={say('search.sessions')}>
          <List>
            {sessions.map(({ id, forumId, forumName, day, title }) => (
              <Row
                key={id}
                to={`/forums/${forumId}#sessions`}
                title={<Marked text={title} />}
                below={
                  <Facts>
                    {dayOf(day)}
                    <bdi>{forumName}</bdi>
                  </Facts>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {members.length > 0 && (
        <Section title={say('search.members')}>
          <List>
            {members.map(({ id, forumId, forumName, name, about }) => (
              <Row
                key={id}
                to={`/forums/${forumId}/members`}
                title={<Marked text={name} />}
                below={
                  <Facts>
                    {about !== '' && <bdi>{about}</bdi>}
                    <bdi>{forumName}</bdi>
                  </Facts>
                }
              />
            ))}
          </List>
        </Section>
      )}
    </>
  );
}
