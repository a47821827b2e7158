import { Link } from 'react-router';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { RemarkMark, StoryView } from '#shared/story/story-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { StoryPart } from '#client/story/StoryPart.tsx';
import styles from '#client/story/Story.module.css';

interface StoryRemarksProps {
  readonly paper: PaperView;
  readonly story: StoryView;
}

/** What was said about the block, each with its answer and the way to the conversation. */
export function StoryRemarks({ paper, story: { remarks } }: StoryRemarksProps) {
  const say = useSay();
  return (
    <StoryPart title={say('story.remarks.title')}>
      {remarks.length === 0 && <p className={styles['soft']}>{say('story.remarks.none')}</p>}
      <ul className={styles['cards']}>
        {remarks.map((remark) => (
          <li key={remark.id} className={styles['card']}>
            <Remark paper={paper} remark={remark} />
          </li>
        ))}
      </ul>
    </StoryPart>
  );
}

const TONES = {
  open: 'amber',
  answered: 'accent',
  settled: 'green',
  withdrawn: 'plain',
} as const satisfies Record<RemarkMark['state'], Tone>;

function Remark({ paper, remark }: { readonly paper: PaperView; readonly remark: RemarkMark }) {
  const say = useSay();
  const { id, number, state, authorName, at, says, answer } = remark;
  return (
    <>
      <p className={styles['head']}>
        <Link to={`/papers/${paper.id}?thread=${id}`} className={styles['link']}>
          {say('thread.number', { number })}
        </Link>
        <bdi>{authorName}</bdi>
        <span className={styles['soft']}>
          <TimeAgo at={at} />
        </span>
        <Badge tone={TONES[state]}>{say(`thread.state.${state}`)}</Badge>
      </p>
      {says === '' ? (
        <p className={styles['soft']}>{say('story.remarks.deleted')}</p>
      ) : (
        <p dir="auto">{says}</p>
      )}
      {answer && (
        <div className={styles['answer']}>
          <p>
            <strong>{say(`thread.disposition.${answer.disposition}`)}</strong>
          </p>
          <p dir="auto">{answer.reason}</p>
          <p className={styles['soft']}>
            <bdi>{answer.byName}</bdi> <TimeAgo at={answer.at} />
          </p>
        </div>
      )}
    </>
  );
}
