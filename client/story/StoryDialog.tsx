import { useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { readStory, type StoryView } from '#shared/story/story-contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { queryOf } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type Passage, REACHES } from '#client/story/passage-here.ts';
import { StoryAuthors } from '#client/story/StoryAuthors.tsx';
import { StoryRemarks } from '#client/story/StoryRemarks.tsx';
import { StorySessions } from '#client/story/StorySessions.tsx';
import { StorySuggestions } from '#client/story/StorySuggestions.tsx';
import { StoryVersions } from '#client/story/StoryVersions.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/story/Story.module.css';

interface StoryDialogProps {
  readonly paper: PaperView;
  /** What may be meant; the first is shown first. */
  readonly passages: readonly Passage[];
  readonly onClose: () => void;
}

/** Who wrote a passage, what changed it, what was said about it and where it stood, each with the way to it. */
export function StoryDialog({ paper, passages, onClose }: StoryDialogProps) {
  const say = useSay();
  const [reach, setReach] = useState(passages[0]?.reach ?? 'whole');
  const passage = passages.find((one) => one.reach === reach);
  const inOrder = REACHES.flatMap((one) => passages.find((known) => known.reach === one) ?? []);
  return (
    <Dialog title={say('story.title')} isOpen onClose={onClose}>
      {passages.length > 1 && (
        <Choice
          label={say('story.reach.label')}
          isLabelHidden
          look="chips"
          value={reach}
          onChange={setReach}
          options={inOrder.map((one) => ({
            value: one.reach,
            label: say(`story.reach.${one.reach}`),
          }))}
        />
      )}
      {passage && <StoryOf key={reach} paper={paper} passage={passage} />}
    </Dialog>
  );
}

interface StoryOfProps {
  readonly paper: PaperView;
  readonly passage: Passage;
}

function StoryOf({ paper, passage: { blockId, words } }: StoryOfProps) {
  const say = useSay();
  const story = useQuery({
    ...queryOf(readStory, { paperId: paper.id, blockId, words }),
    // Others write meanwhile: what was told a minute ago may not be so any more.
    staleTime: 0,
    gcTime: 0,
  });
  if (refusalOf(story.error) === 'not-found') {
    return <EmptyState title={say('story.notSaved')}>{say('story.notSavedMore')}</EmptyState>;
  }
  return (
    <Answered query={story} lines={6}>
      {(answer) => <Told paper={paper} story={answer} isOfWords={words !== 'block'} />}
    </Answered>
  );
}

interface ToldProps {
  readonly paper: PaperView;
  readonly story: StoryView;
  /** Asked of some words; what is not known of words alone is told of their block. */
  readonly isOfWords: boolean;
}

function Told({ paper, story, isOfWords }: ToldProps) {
  const say = useSay();
  const { words, seesRemarks } = story;
  return (
    <div className={styles['story']}>
      {words.trim() !== '' && (
        <blockquote className={styles['words']} dir="auto">
          {words}
        </blockquote>
      )}
      <StoryAuthors story={story} />
      {isOfWords && <p className={styles['rest']}>{say('story.rest')}</p>}
      <StoryVersions paper={paper} story={story} />
      <StorySuggestions story={story} />
      {seesRemarks && <StoryRemarks paper={paper} story={story} />}
      <StorySessions story={story} />
      {!seesRemarks && <p className={styles['soft']}>{say('story.hidden')}</p>}
    </div>
  );
}
