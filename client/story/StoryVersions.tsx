import { Link } from 'react-router';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { StoryView, VersionMark } from '#shared/story/story-contract.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { InARow } from '#client/locale/InARow.tsx';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { StoryPart } from '#client/story/StoryPart.tsx';
import styles from '#client/story/Story.module.css';

interface StoryVersionsProps {
  readonly paper: PaperView;
  readonly story: StoryView;
}

/** In which kept versions the wording of the block stands first and last, and in which named ones. */
export function StoryVersions({ paper, story }: StoryVersionsProps) {
  const say = useSay();
  const { standing, damagedVersions, seesRemarks } = story;
  return (
    <StoryPart title={say('story.versions.title')}>
      {standing === null && (
        <p className={styles['soft']}>
          {say(seesRemarks ? 'story.versions.none' : 'story.versions.noneNamed')}
        </p>
      )}
      {standing && (
        <dl className={styles['facts']}>
          <dt>{say('story.versions.first')}</dt>
          <dd>
            <Mark paper={paper} mark={standing.first} />
            {standing.contributors.length > 0 && (
              <p className={styles['soft']}>
                <Sentence
                  of="story.versions.contributors"
                  values={{
                    names: <InARow words={standing.contributors.map(({ name }) => name)} />,
                  }}
                />
              </p>
            )}
          </dd>
          {standing.last.id !== standing.first.id && (
            <>
              <dt>{say('story.versions.last')}</dt>
              <dd>
                <Mark paper={paper} mark={standing.last} />
              </dd>
            </>
          )}
        </dl>
      )}
      {standing?.isBroken && <p className={styles['soft']}>{say('story.versions.broken')}</p>}
      {standing && <Named paper={paper} marks={standing.named} />}
      {damagedVersions > 0 && (
        <p className={styles['soft']}>
          {say('story.versions.damaged', { count: damagedVersions })}
        </p>
      )}
    </StoryPart>
  );
}

interface NamedProps {
  readonly paper: PaperView;
  readonly marks: readonly VersionMark[];
}

function Named({ paper, marks }: NamedProps) {
  const say = useSay();
  if (marks.length === 0) return null;
  return (
    <>
      <h4>{say('story.versions.named')}</h4>
      <ul className={styles['named']}>
        {marks.map((mark) => (
          <li key={mark.id}>
            <Mark paper={paper} mark={mark} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Mark({ paper, mark }: { readonly paper: PaperView; readonly mark: VersionMark }) {
  const say = useSay();
  const language = useLanguage();
  const { id, number, name, at } = mark;
  return (
    <Link to={`/papers/${paper.id}/versions/${id}`} className={styles['link']}>
      {name === null ? say('version.number', { number }) : <bdi>{name}</bdi>}
      <span className={styles['soft']}> {dateInWords(new Date(at), language)}</span>
    </Link>
  );
}
