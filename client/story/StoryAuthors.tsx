import type { ShareView, StoryView } from '#shared/story/story-contract.ts';
import { shareInWords } from '#client/locale/shares.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { StoryPart } from '#client/story/StoryPart.tsx';
import styles from '#client/story/Story.module.css';

type Hand = Pick<ShareView, 'by' | 'putBackBy'>;

const keyOf = ({ by, putBackBy }: Hand): string => `${by?.id ?? ''} ${putBackBy?.id ?? ''}`;

/** Whose words they are: how much is whose, and stroke by stroke. */
export function StoryAuthors({ story }: { readonly story: StoryView }) {
  const say = useSay();
  const { shares, strokes, isCut } = story;
  const all = shares.reduce((sum, { letters }) => sum + letters, 0);
  return (
    <StoryPart title={say('story.authors.title')}>
      {shares.length === 0 && <p className={styles['soft']}>{say('story.authors.none')}</p>}
      <ul className={styles['shares']}>
        {shares.map((share) => (
          <Share key={keyOf(share)} share={share} all={all} />
        ))}
      </ul>
      {strokes.length > 1 && (
        <details className={styles['more']}>
          <summary>{say('story.authors.eachWord')}</summary>
          <ol className={styles['strokes']}>
            {strokes.map(({ words, ...hand }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- strokes have no other name than their place
              <li key={place}>
                <q dir="auto">{words.trim()}</q>
                <span className={styles['soft']}>
                  <Name hand={hand} />
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {isCut && <p className={styles['soft']}>{say('story.authors.tooMany')}</p>}
      {shares.length > 0 && <p className={styles['note']}>{say('story.authors.lastTouch')}</p>}
    </StoryPart>
  );
}

function Share({ share, all }: { readonly share: ShareView; readonly all: number }) {
  const language = useLanguage();
  const part = share.letters / all;
  return (
    <li className={styles['share']}>
      <span>
        <Name hand={share} />
      </span>
      <bdi className={styles['percent']}>{shareInWords(part, language)}</bdi>
      <span className={styles['bar']} aria-hidden="true">
        <span style={{ inlineSize: `${String(part * 100)}%` }} />
      </span>
    </li>
  );
}

function Name({ hand: { by, putBackBy } }: { readonly hand: Hand }) {
  const say = useSay();
  if (by === null) return say('story.authors.unknown');
  if (putBackBy === null) return <bdi>{by.name}</bdi>;
  return <Sentence of="story.authors.putBack" values={{ name: by.name, other: putBackBy.name }} />;
}
