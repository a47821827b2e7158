import {
  countWords,
  isAgainst,
  needsReason,
  STANCES,
  type Stance,
} from '#shared/position/position.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/position/Position.module.css';

/** A position as it stands in a form. */
export interface PositionDraft {
  readonly stance: Stance | null;
  readonly reason: string;
  readonly satisfy: string;
  readonly reservation: string;
}

/** What of a draft is still wanting. */
export function wantingIn({ stance, reason, satisfy, reservation }: PositionDraft, most: number) {
  return {
    reason: stance !== null && needsReason(stance) && reason.trim() === '',
    satisfy: stance !== null && isAgainst(stance) && satisfy.trim() === '',
    reservation: stance !== null && isAgainst(stance) && countWords(reservation) > most,
  };
}

interface StanceChoiceProps {
  readonly stance: Stance | null;
  readonly onChange: (stance: Stance | null) => void;
}

function StanceChoice({ stance, onChange }: StanceChoiceProps) {
  const say = useSay();
  return (
    <Choice<Stance | ''>
      label={say('position.which')}
      look="cards"
      value={stance ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      options={STANCES.map((value) => ({
        value,
        label: say(`position.stance.${value}`),
        meaning: say(`position.meaning.${value}`),
      }))}
    />
  );
}

interface PositionFieldsProps {
  readonly draft: PositionDraft;
  readonly setDraft: (draft: PositionDraft) => void;
  readonly isTried: boolean;
  readonly reservationWords: number;
}

/** Where I stand, and what that asks for. */
export function PositionFields(props: PositionFieldsProps) {
  const { draft, setDraft } = props;
  return (
    <>
      <StanceChoice stance={draft.stance} onChange={(stance) => setDraft({ ...draft, stance })} />
      <Reasons {...props} />
    </>
  );
}

/** Why, what would satisfy, and the signed reservation, as far as the stance asks for them. */
function Reasons({ draft, setDraft, isTried, reservationWords }: PositionFieldsProps) {
  const say = useSay();
  const { stance, reason, satisfy, reservation } = draft;
  if (stance === null || !needsReason(stance)) return null;
  const wanting = wantingIn(draft, reservationWords);
  const needed = (isWanting: boolean) => (isTried && isWanting ? say('position.needed') : null);
  return (
    <>
      <TextField
        label={say('position.reason')}
        isRequired
        lines={3}
        maxLength={4000}
        value={reason}
        onChange={(text) => setDraft({ ...draft, reason: text })}
        error={needed(wanting.reason)}
      />
      {isAgainst(stance) && (
        <>
          <TextField
            label={say('position.satisfy')}
            hint={say('position.satisfyHint')}
            isRequired
            lines={3}
            maxLength={4000}
            value={satisfy}
            onChange={(text) => setDraft({ ...draft, satisfy: text })}
            error={needed(wanting.satisfy)}
          />
          <TextField
            label={say('position.reservation')}
            hint={say('position.reservationHint', { words: reservationWords })}
            lines={4}
            value={reservation}
            onChange={(text) => setDraft({ ...draft, reservation: text })}
            error={wanting.reservation ? say('position.tooLong') : null}
          />
          <output className={styles['sub']}>
            {say('position.wordsLeft', { count: countWords(reservation), words: reservationWords })}
          </output>
        </>
      )}
    </>
  );
}
