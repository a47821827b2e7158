import { useState } from 'react';
import { listRatings, MOST_RATED, openRating } from '#shared/rating/rating-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { getRegister, type RegisterBlock } from '#shared/register/register-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { today } from '#client/locale/dates.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/rating/Rating.module.css';

interface OpenRatingProps {
  readonly forumId: string;
  readonly onClose: () => void;
}

/** Asks the members to rate recommendations. */
export function OpenRating({ forumId, onClose }: OpenRatingProps) {
  const say = useSay();
  const register = useAnswer(getRegister, { forumId });
  return (
    <Dialog title={say('rating.open')} isOpen onClose={onClose}>
      <Answered query={register} lines={5}>
        {({ blocks, papers }) => (
          <Wish
            forumId={forumId}
            blocks={blocks.filter(({ recommendation }) => recommendation !== null)}
            titles={new Map(papers.map(({ id, title }) => [id, title]))}
            onClose={onClose}
          />
        )}
      </Answered>
    </Dialog>
  );
}

interface WishProps extends OpenRatingProps {
  readonly blocks: readonly RegisterBlock[];
  /** Of the papers that they stand in, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

function Wish({ forumId, blocks, titles, onClose }: WishProps) {
  const say = useSay();
  const [sendId] = useState(newCommentId);
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [closesOn, setClosesOn] = useState('');
  const [isTried, setTried] = useState(false);
  const sending = useSend(openRating, {
    changes: [listRatings],
    onSent: () => {
      showToast('done', say('rating.isOpened'));
      onClose();
    },
  });
  const chosen = blocks.filter((block) => keys.includes(keyOfPlace(block)));
  const wrong =
    (chosen.length === 0 && say('rating.tooFewChosen')) ||
    (chosen.length > MOST_RATED && say('rating.tooManyChosen', { count: MOST_RATED }));
  const isPast = closesOn === '' || closesOn < today();
  const send = () => {
    setTried(true);
    if (wrong || isPast) return;
    const places = chosen.map(({ paperId, blockId }) => ({ paperId, blockId }));
    sending.mutate({ params: { forumId }, body: { sendId, places, closesOn } });
  };
  if (blocks.length === 0) return <p>{say('rating.none')}</p>;
  return (
    <SendForm sending={sending} action={say('rating.open')} onSubmit={send} onClose={onClose}>
      <p>{say('rating.openIs')}</p>
      <Which blocks={blocks} titles={titles} keys={keys} onChange={setKeys} />
      {isTried && wrong && (
        <Notice tone="trouble" isAnnounced>
          {wrong}
        </Notice>
      )}
      <TextField
        label={say('rating.closesOn')}
        type="date"
        isRequired
        value={closesOn}
        onChange={setClosesOn}
        error={isTried && isPast ? say('rating.pastDay') : null}
      />
    </SendForm>
  );
}

interface WhichProps extends Pick<WishProps, 'blocks' | 'titles'> {
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

function Which({ blocks, titles, keys, onChange }: WhichProps) {
  const say = useSay();
  return (
    <div className={styles['many']}>
      <ManyChoice
        label={say('rating.which')}
        values={keys}
        onChange={onChange}
        options={blocks.map((block) => ({
          value: keyOfPlace(block),
          label: (
            <Facts>
              {say('rating.name', { number: block.number })}
              <bdi>{titles.get(block.paperId)}</bdi>
            </Facts>
          ),
          meaning: <span dir="auto">{block.words.slice(0, SHOWN)}</span>,
        }))}
      />
    </div>
  );
}

/** So many letters tell one recommendation from another. */
const SHOWN = 160;
