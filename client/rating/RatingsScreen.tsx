import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  listRatings,
  type RatingRoundView,
  type RatingsPage,
} from '#shared/rating/rating-contract.ts';
import { FEWEST_BALLOTS } from '#shared/rating/spread.ts';
import { ForumPartHead } from '#client/forum/ForumPartHead.tsx';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { dateInWords, weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { CloseRating } from '#client/rating/CloseRating.tsx';
import { OpenRating } from '#client/rating/OpenRating.tsx';
import { RateForm } from '#client/rating/RateForm.tsx';
import { RatingResults } from '#client/rating/RatingResults.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/rating/Rating.module.css';

/** The rating rounds of a forum: those that are open, and how the others came out. */
export function RatingsScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const ratings = useAnswer(listRatings, { forumId });
  return (
    <ForumPartHead
      forumId={forumId}
      forumName={ratings.data?.forumName}
      title={say('rating.title')}
      lead={say('rating.lead')}
      error={ratings.data ? null : ratings.error}
    >
      <Answered query={ratings} lines={6}>
        {(page) => <Ratings forumId={forumId} page={page} />}
      </Answered>
    </ForumPartHead>
  );
}

function Ratings({ forumId, page }: { readonly forumId: string; readonly page: RatingsPage }) {
  const say = useSay();
  const [isOpening, setOpening] = useState(false);
  const { rounds, mayOpen } = page;
  const inOrder = [
    ...rounds.filter(({ isOpen }) => isOpen),
    ...rounds.filter(({ isOpen }) => !isOpen),
  ];
  return (
    <>
      {mayOpen && (
        <div className={styles['deeds']}>
          <Button
            tone="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setOpening(true)}
          >
            {say('rating.open')}
          </Button>
        </div>
      )}
      {isOpening && <OpenRating forumId={forumId} onClose={() => setOpening(false)} />}
      {rounds.length === 0 && (
        <EmptyState title={say('rating.empty')}>{say('rating.emptyMore')}</EmptyState>
      )}
      {inOrder.map((round) => (
        <Round key={round.id} forumId={forumId} round={round} />
      ))}
    </>
  );
}

interface RoundProps {
  readonly forumId: string;
  readonly round: RatingRoundView;
}

function Round({ forumId, round }: RoundProps) {
  const say = useSay();
  const language = useLanguage();
  const { id, items, closesOn, openedAt, byName, isOpen, rated } = round;
  const day = dateInWords(new Date(openedAt), language);
  return (
    <Section
      id={`round-${id}`}
      title={isOpen ? say('rating.round') : say('rating.roundOf', { day })}
      action={round.mayClose && <CloseRating forumId={forumId} roundId={id} />}
    >
      <div className={styles['panel']}>
        <p className={styles['soft']}>
          <Facts>
            {isOpen
              ? say('rating.until', { day: weekdayInWords(closesOn, language) })
              : say('rating.closed')}
            {say('rating.items', { count: items.length })}
            {rated !== null &&
              (rated === 0 ? say('rating.ratedNone') : say('rating.rated', { count: rated }))}
            {isOpen && say('rating.opened', { day })}
            <bdi key="by">{say('rating.openedBy', { name: byName })}</bdi>
          </Facts>
        </p>
        {round.mayRate && <RateForm forumId={forumId} round={round} />}
        {isOpen && round.haveRated && <Notice tone="done">{say('rating.haveRated')}</Notice>}
        {round.results && <RatingResults items={items} results={round.results} />}
        {!isOpen && round.results === null && (
          <p>{say('rating.tooFew', { count: FEWEST_BALLOTS })}</p>
        )}
      </div>
    </Section>
  );
}
