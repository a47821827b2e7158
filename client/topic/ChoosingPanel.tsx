import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type ChoosingView, listTopics, rankTopics } from '#shared/topic/topic-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { CloseChoosing } from '#client/topic/CloseChoosing.tsx';
import { moved } from '#client/topic/ranking.ts';
import { Button } from '#client/ui/Button.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/topic/Topic.module.css';

interface ChoosingPanelProps {
  readonly forumId: string;
  readonly choosing: ChoosingView;
  readonly mayRank: boolean;
  readonly mayClose: boolean;
}

/** The choosing that is open: my order, by buttons that any key reaches, and how many have ranked. */
export function ChoosingPanel({ forumId, choosing, mayRank, mayClose }: ChoosingPanelProps) {
  const say = useSay();
  const language = useLanguage();
  const { until, ranked, asked } = choosing;
  return (
    <Section
      id="choosing"
      title={say('topic.choosing.title')}
      action={mayClose && <CloseChoosing forumId={forumId} choosingId={choosing.id} />}
    >
      <div className={styles['panel']}>
        <p className={styles['soft']}>
          <Facts>
            {until !== null &&
              say('topic.choosing.until', { day: weekdayInWords(until, language) })}
            {say('topic.choosing.count', { done: ranked, of: asked })}
          </Facts>
        </p>
        {mayRank && <MyRanking key={choosing.id} forumId={forumId} choosing={choosing} />}
      </div>
    </Section>
  );
}

type MyRankingProps = Pick<ChoosingPanelProps, 'forumId' | 'choosing'>;

function MyRanking({ forumId, choosing }: MyRankingProps) {
  const say = useSay();
  const { candidates, places, mine, id } = choosing;
  const [changed, setChanged] = useState<readonly string[] | null>(null);
  const ranking = changed ?? mine ?? [];
  const sending = useSend(rankTopics, {
    changes: [listTopics],
    onSent: () => {
      setChanged(null);
      showToast('done', say('topic.choosing.sent'));
    },
  });
  const isClosed = refusalOf(sending.error) === 'changed-meanwhile';
  const send = () => {
    if (ranking.length === 0) return;
    sending.mutate({ params: { forumId, choosingId: id }, body: { ranking: [...ranking] } });
  };
  return (
    <FormBody onSubmit={send}>
      <p>{say('topic.choosing.how', { count: places })}</p>
      <Ordered {...{ candidates, ranking }} onChange={setChanged} />
      <Others {...{ candidates, ranking, places }} onChange={setChanged} />
      <output className={styles['soft']}>{changed !== null && say('topic.choosing.unsent')}</output>
      <FailureNotice
        error={sending.error}
        words={isClosed ? say('topic.choosing.closedMeanwhile') : undefined}
      />
      <div>
        <Button
          type="submit"
          tone="primary"
          isPending={sending.isPending}
          isDisabled={ranking.length === 0}
        >
          {say(mine === null ? 'topic.choosing.send' : 'topic.choosing.resend')}
        </Button>
      </div>
    </FormBody>
  );
}

interface OrderProps {
  readonly candidates: ChoosingView['candidates'];
  readonly ranking: readonly string[];
  readonly onChange: (ranking: readonly string[]) => void;
}

/** What I have chosen, best first. */
function Ordered({ candidates, ranking, onChange }: OrderProps) {
  const say = useSay();
  const titleOf = (topicId: string) => candidates.find((one) => one.id === topicId)?.title ?? '';
  return (
    <>
      <h3 className={styles['small']}>{say('topic.choosing.mine')}</h3>
      {ranking.length === 0 && <p className={styles['soft']}>{say('topic.choosing.mineEmpty')}</p>}
      <ol className={styles['ranking']}>
        {ranking.map((topicId, at) => (
          <Ranked
            key={topicId}
            place={at + 1}
            title={titleOf(topicId)}
            isFirst={at === 0}
            isLast={at === ranking.length - 1}
            onMove={(by) => onChange(moved(ranking, topicId, by))}
            onRemove={() => onChange(ranking.filter((one) => one !== topicId))}
          />
        ))}
      </ol>
    </>
  );
}

/** What I have not chosen. */
function Others({
  candidates,
  ranking,
  places,
  onChange,
}: OrderProps & { readonly places: number }) {
  const say = useSay();
  const others = candidates.filter((one) => !ranking.includes(one.id));
  const isFull = ranking.length >= places;
  if (others.length === 0) return null;
  return (
    <>
      <h3 className={styles['small']}>{say('topic.choosing.others')}</h3>
      {isFull && <p className={styles['soft']}>{say('topic.choosing.full')}</p>}
      <ul className={styles['ranking']}>
        {others.map(({ id, title }) => (
          <li key={id} className={styles['ranked']}>
            <span className={styles['name']}>
              <bdi>{title}</bdi>
            </span>
            <IconButton
              label={say('topic.choosing.add', { title })}
              isDisabled={isFull}
              onPress={() => onChange([...ranking, id])}
            >
              <Plus size={20} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}

interface RankedProps {
  readonly place: number;
  readonly title: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Ranked({ place, title, isFirst, isLast, onMove, onRemove }: RankedProps) {
  const say = useSay();
  return (
    <li className={styles['ranked']} aria-label={say('topic.choosing.place', { place })}>
      <span className={styles['number']} aria-hidden="true">
        {place}
      </span>
      <span className={styles['name']}>
        <bdi>{title}</bdi>
      </span>
      <span className={styles['buttons']}>
        <IconButton
          label={say('topic.choosing.up', { title })}
          isDisabled={isFirst}
          onPress={() => onMove(-1)}
        >
          <ArrowUp size={20} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={say('topic.choosing.down', { title })}
          isDisabled={isLast}
          onPress={() => onMove(1)}
        >
          <ArrowDown size={20} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('topic.choosing.remove', { title })} onPress={onRemove}>
          <X size={20} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
}
