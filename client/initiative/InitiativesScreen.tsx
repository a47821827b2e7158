import { Plus } from 'lucide-react';
import { useState } from 'react';
import type * as z from 'zod';
import { useParams } from 'react-router';
import { listInitiatives, type InitiativeView } from '#shared/initiative/initiative-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { ForumPartHead } from '#client/forum/ForumPartHead.tsx';
import { InitiativeLine } from '#client/initiative/InitiativeLine.tsx';
import { StartInitiative } from '#client/initiative/StartInitiative.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { List } from '#client/ui/List.tsx';
import { Select } from '#client/ui/Select.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/initiative/Initiative.module.css';

type Listed = z.infer<typeof listInitiatives.answer>;
type Which = 'going' | 'still' | 'mine' | 'ended' | 'all';

const isEnded = ({ status }: InitiativeView) => status === 'done' || status === 'stopped';
const FITS: Readonly<Record<Which, (initiative: InitiativeView) => boolean>> = {
  going: (initiative) => !isEnded(initiative),
  still: ({ standstill }) => standstill !== null,
  mine: ({ isMine }) => isMine,
  ended: isEnded,
  all: () => true,
};
/** A choice is worth its room only above a list that one has to search. */
const MANY = 3;

/** The initiatives of a forum, with those that stand still told apart. */
export function InitiativesScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const listed = useAnswer(listInitiatives, { forumId });
  return (
    <ForumPartHead
      forumId={forumId}
      forumName={listed.data?.forumName}
      title={say('initiative.title')}
      lead={say('initiative.lead')}
      error={listed.data ? null : listed.error}
    >
      <Answered query={listed} lines={6}>
        {(answer) => <Initiatives forumId={forumId} listed={answer} />}
      </Answered>
    </ForumPartHead>
  );
}

interface InitiativesProps {
  readonly forumId: string;
  readonly listed: Listed;
}

function Initiatives({ forumId, listed }: InitiativesProps) {
  const say = useSay();
  const { groups, initiatives, mayStart } = listed;
  const [which, setWhich] = useState<Which>('going');
  const [groupId, setGroupId] = useState('');
  const [isStarting, setStarting] = useState(false);
  const isLong = initiatives.length > MANY;
  const shown = initiatives.filter(
    (initiative) =>
      (!isLong || FITS[which](initiative)) &&
      (groupId === '' || initiative.groupIds.length === 0 || initiative.groupIds.includes(groupId)),
  );
  return (
    <>
      {mayStart && (
        <div className={styles['deeds']}>
          <Button
            tone="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setStarting(true)}
          >
            {say('initiative.start')}
          </Button>
        </div>
      )}
      {isStarting && (
        <StartInitiative forumId={forumId} groups={groups} onClose={() => setStarting(false)} />
      )}
      {initiatives.length === 0 ? (
        <EmptyState title={say('initiative.empty')}>{say('initiative.emptyMore')}</EmptyState>
      ) : (
        <>
          {isLong && <WhichOnes listed={listed} {...{ which, setWhich, groupId, setGroupId }} />}
          {shown.length === 0 ? (
            <p className={styles['none']}>{say('initiative.none')}</p>
          ) : (
            <List label={say('initiative.title')}>
              {shown.map((initiative) => (
                <InitiativeLine
                  key={initiative.id}
                  forumId={forumId}
                  initiative={initiative}
                  groupNames={groups
                    .filter(({ id }) => initiative.groupIds.includes(id))
                    .map(({ name }) => name)}
                />
              ))}
            </List>
          )}
        </>
      )}
    </>
  );
}

interface WhichOnesProps {
  readonly listed: Listed;
  readonly which: Which;
  readonly setWhich: (which: Which) => void;
  readonly groupId: string;
  readonly setGroupId: (groupId: string) => void;
}

function WhichOnes({ listed, which, setWhich, groupId, setGroupId }: WhichOnesProps) {
  const say = useSay();
  const { groups, initiatives } = listed;
  const still = initiatives.filter(FITS.still).length;
  const offered = (['going', 'still', 'mine', 'ended', 'all'] as const).filter(
    (one) => one === 'all' || one === which || initiatives.some(FITS[one]),
  );
  return (
    <div className={styles['which']}>
      <Choice
        look="chips"
        label={say('initiative.filter.label')}
        isLabelHidden
        value={which}
        onChange={setWhich}
        options={offered.map((value) => ({
          value,
          label:
            value === 'still'
              ? say('initiative.filter.still', { count: still })
              : say(`initiative.filter.${value}`),
        }))}
      />
      {groups.length > 1 && (
        <Select
          label={say('initiative.filter.group')}
          isLabelHidden
          value={groupId}
          onChange={setGroupId}
          options={[
            { value: '', label: say('initiative.filter.everywhere') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </div>
  );
}
