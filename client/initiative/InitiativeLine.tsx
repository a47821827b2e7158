import type { InitiativeStatus } from '#shared/initiative/initiative.ts';
import type { InitiativeView } from '#shared/initiative/initiative-contract.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { OwnersInLine } from '#client/owner/OwnerNames.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Facts, Row } from '#client/ui/List.tsx';
import styles from '#client/initiative/Initiative.module.css';

interface InitiativeProps {
  readonly initiative: InitiativeView;
}

const TONES: Readonly<Record<InitiativeStatus, Tone>> = {
  idea: 'plain',
  'under-way': 'accent',
  waiting: 'amber',
  done: 'green',
  stopped: 'plain',
};

/** Where an initiative is, and that it stands still. */
export function StatusBadges({ initiative: { status, standstill } }: InitiativeProps) {
  const say = useSay();
  return (
    <>
      <Badge tone={TONES[status]}>{say(`initiative.status.${status}`)}</Badge>
      {standstill && <Badge tone="amber">{say(`initiative.standstill.${standstill}`)}</Badge>}
    </>
  );
}

/** What comes next and by when; a plain nothing where nothing is set. */
export function NextStep({ initiative: { nextStep, nextStepOn } }: InitiativeProps) {
  const say = useSay();
  const language = useLanguage();
  if (nextStep === '' && nextStepOn === null) return say('initiative.noStep');
  const by = nextStepOn !== null && (
    <Sentence of="initiative.nextStepBy" values={{ day: dayInWords(nextStepOn, language) }} />
  );
  return (
    <>
      <Sentence of="initiative.nextStep" values={{ step: nextStep || by }} />
      {nextStep !== '' && by && <> ({by})</>}
    </>
  );
}

interface LineProps extends InitiativeProps {
  readonly forumId: string;
  readonly groupNames: readonly string[];
}

/** One initiative in the list of them. */
export function InitiativeLine({ initiative, forumId, groupNames }: LineProps) {
  const say = useSay();
  const isGoing = initiative.status !== 'done' && initiative.status !== 'stopped';
  return (
    <Row
      to={`/forums/${forumId}/initiatives/${initiative.id}`}
      title={initiative.title}
      below={
        <div className={styles['line']}>
          <Facts>
            {initiative.owners.length > 0 ? (
              <OwnersInLine owners={initiative.owners} />
            ) : (
              say('initiative.noOwners')
            )}
            {groupNames.length > 0 && <bdi>{groupNames.join(', ')}</bdi>}
          </Facts>
          {isGoing && (
            <span>
              <NextStep initiative={initiative} />
            </span>
          )}
        </div>
      }
      end={
        <span className={styles['ends']}>
          <StatusBadges initiative={initiative} />
        </span>
      }
    />
  );
}
