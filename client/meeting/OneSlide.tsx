import { useSay } from '#client/locale/Locale.tsx';
import type { Slide } from '#shared/meeting/slides.ts';
import styles from '#client/meeting/Present.module.css';

interface OneSlideProps {
  readonly slide: Slide;
  readonly isShown: boolean;
  /** "3 of 12". */
  readonly page: string;
  readonly forumName: string;
}

/** More letters than these are set smaller, so that a slide needs no scrolling. */
const LONG = 260;
const VERY_LONG = 520;
/** So much of what it answers is shown. */
const MOST_ANSWERS = 3;
const ANSWER_LETTERS = 140;

/** One recommendation over a whole screen, or a whole page of paper. */
export function OneSlide({ slide, isShown, page, forumName }: OneSlideProps) {
  const say = useSay();
  const { block, paperTitle, direction, statement, more, answers } = slide;
  const { words, number, dimension, recommendation } = block;
  const length = words.length > VERY_LONG ? 'very' : words.length > LONG ? 'long' : 'short';
  return (
    <article className={styles['slide']} data-shown={isShown ? '' : undefined} data-length={length}>
      <header className={styles['head']}>
        <h2 className={styles['number']}>
          {number === '' ? say('position.titlePlain') : say('position.title', { number })}
        </h2>
        {dimension !== null && <p>{say(`editor.dimension.${dimension}`)}</p>}
        {recommendation && (
          <p className={styles['state']}>{say(`register.state.${recommendation.state}`)}</p>
        )}
      </header>
      <div className={styles['words']} dir={direction}>
        <p className={styles['statement']}>{statement}</p>
        {more.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
          <p key={at}>{line}</p>
        ))}
      </div>
      {answers.length > 0 && (
        <div className={styles['answers']}>
          <p>{say('meeting.present.answers')}</p>
          <ul>
            {answers.slice(0, MOST_ANSWERS).map((answered) => (
              <li key={`${answered.paperId}/${answered.blockId}`}>
                <bdi>{`${say(`editor.block.${answered.kind}`)} ${answered.number}`}</bdi>:{' '}
                <bdi>{shortened(answered.words)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      <footer className={styles['foot']}>
        <bdi>{paperTitle}</bdi>
        <bdi>{forumName}</bdi>
        <span className={styles['printedPage']}>{page}</span>
      </footer>
    </article>
  );
}

function shortened(words: string): string {
  const [line = ''] = words.split('\n');
  return line.length > ANSWER_LETTERS ? `${line.slice(0, ANSWER_LETTERS)}…` : line;
}
