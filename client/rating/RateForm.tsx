import { useState } from 'react';
import {
  type GivenMarks,
  listRatings,
  rateRecommendations,
  type RatingItem,
  type RatingRoundView,
} from '#shared/rating/rating-contract.ts';
import { FEWEST_BALLOTS, MARKS } from '#shared/rating/spread.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { RatedName } from '#client/rating/RatedName.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/rating/Rating.module.css';

type Question = 'importance' | 'feasibility';
/** Empty until something is chosen. */
type Chosen = '' | 'abstain' | `${number}`;
type Marks = Readonly<Record<string, Chosen>>;

interface RateFormProps {
  readonly forumId: string;
  readonly round: RatingRoundView;
}

const QUESTIONS: readonly Question[] = ['importance', 'feasibility'];
const keyOf = (itemId: string, question: Question) => `${itemId} ${question}`;

/** My marks. They are kept nowhere before they are handed in, and are handed in once. */
export function RateForm({ forumId, round }: RateFormProps) {
  const say = useSay();
  const { id: roundId, items } = round;
  const [marks, setMarks] = useState<Marks>({});
  const [isAsking, setAsking] = useState(false);
  const sending = useSend(rateRecommendations, {
    changes: [listRatings, listWaitingThings],
    onSent: () => {
      setAsking(false);
      showToast('done', say('rating.handedIn'));
    },
  });
  const chosen = (itemId: string, question: Question) => marks[keyOf(itemId, question)] ?? '';
  const given = items.map(
    ({ id: itemId }): GivenMarks => ({
      itemId,
      importance: numberOf(chosen(itemId, 'importance')),
      feasibility: numberOf(chosen(itemId, 'feasibility')),
    }),
  );
  const open = items.flatMap(({ id }) => QUESTIONS.filter((one) => chosen(id, one) === '')).length;
  return (
    <>
      <FormBody onSubmit={() => setAsking(true)}>
        <p>{say('rating.privacy', { count: FEWEST_BALLOTS })}</p>
        <p className={styles['soft']}>{say('rating.scale')}</p>
        <ul className={styles['items']}>
          {items.map((item) => (
            <RatedItem
              key={item.id}
              item={item}
              chosen={(question) => chosen(item.id, question)}
              onChoose={(question, mark) =>
                setMarks({ ...marks, [keyOf(item.id, question)]: mark })
              }
            />
          ))}
        </ul>
        <div>
          <Button type="submit" tone="primary">
            {say('rating.handIn')}
          </Button>
        </div>
      </FormBody>
      <Confirm
        title={say('rating.handInTitle')}
        action={say('rating.handIn')}
        isOpen={isAsking}
        isPending={sending.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => sending.mutate({ params: { forumId, roundId }, body: { marks: given } })}
      >
        {open > 0 && <p>{say('rating.unanswered', { count: open })}</p>}
        <p>{say('rating.handInIs')}</p>
        <WhyNot error={sending.error} />
      </Confirm>
    </>
  );
}

/** Why the marks were not taken, in words of a rating. */
function WhyNot({ error }: { readonly error: unknown }) {
  const say = useSay();
  const words = {
    'already-exists': say('rating.already'),
    'changed-meanwhile': say('rating.closedMeanwhile'),
    'invalid-input': say('rating.changed'),
  } as const;
  const code = refusalOf(error);
  const known = Object.entries(words).find(([one]) => one === code)?.[1];
  return <FailureNotice error={error} words={known} />;
}

interface RatedItemProps {
  readonly item: RatingItem;
  readonly chosen: (question: Question) => Chosen;
  readonly onChoose: (question: Question, mark: Chosen) => void;
}

function RatedItem({ item, chosen, onChoose }: RatedItemProps) {
  const say = useSay();
  const options = [
    ...MARKS.map((mark) => ({ value: `${mark}` as Chosen, label: mark })),
    { value: 'abstain' as Chosen, label: say('rating.abstain') },
  ];
  return (
    <li className={styles['item']} aria-label={say('rating.name', { number: item.number })}>
      <RatedName item={item} />
      {QUESTIONS.map((question) => (
        <Choice
          key={question}
          look="chips"
          label={say(`rating.${question}Of`)}
          options={options}
          value={chosen(question)}
          onChange={(mark) => onChoose(question, mark)}
        />
      ))}
    </li>
  );
}

function numberOf(chosen: Chosen): number | null {
  return chosen === '' || chosen === 'abstain' ? null : Number(chosen);
}
