import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useState } from 'react';
import {
  countWords,
  isAgainst,
  needsReason,
  STANCES,
  type Stance,
} from '#shared/position/position.ts';
import {
  getRecommendation,
  type RecommendationView,
  takePosition,
} from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/position/Position.module.css';

interface PositionFormProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
  readonly onDone: () => void;
}

interface Draft {
  readonly stance: Stance | null;
  readonly reason: string;
  readonly satisfy: string;
  readonly reservation: string;
}

/** What of a draft is still wanting. */
function wantingIn({ stance, reason, satisfy, reservation }: Draft, most: number) {
  return {
    reason: stance !== null && needsReason(stance) && reason.trim() === '',
    satisfy: stance !== null && isAgainst(stance) && satisfy.trim() === '',
    reservation: stance !== null && isAgainst(stance) && countWords(reservation) > most,
  };
}

/** Takes my position on the wording that is shown. What was written stays when sending fails. */
export function PositionForm({ view, place, onDone }: PositionFormProps) {
  const say = useSay();
  const { mine, wording, reservationWords } = view;
  const [draft, setDraft] = useState<Draft>({
    stance: mine?.stance ?? null,
    reason: mine?.reason ?? '',
    satisfy: mine?.satisfy ?? '',
    reservation: mine?.reservation?.text ?? '',
  });
  const [isTried, setTried] = useState(false);
  const sending = useSend(takePosition, {
    changes: [getRecommendation, getRegister, listWaitingThings],
    onSent: () => {
      showToast('done', say('position.sent'));
      onDone();
    },
  });
  const { stance } = draft;
  const send = () => {
    setTried(true);
    if (stance === null || Object.values(wantingIn(draft, reservationWords)).includes(true)) return;
    const reservation = isAgainst(stance) ? draft.reservation : '';
    sending.mutate({
      params: { paperId: place.paperId, blockId: place.blockId },
      body: { ...draft, wording, stance, reservation },
    });
  };
  const isOther = refusalOf(sending.error) === 'changed-meanwhile';
  return (
    <FormBody onSubmit={send}>
      <StanceChoice stance={stance} onChange={(chosen) => setDraft({ ...draft, stance: chosen })} />
      <Reasons {...{ draft, setDraft, isTried, reservationWords }} />
      <FailureNotice
        error={sending.error}
        words={isOther ? say('position.changedMeanwhile') : undefined}
      />
      <div className={styles['actions']}>
        <Button
          type="submit"
          tone="primary"
          isPending={sending.isPending}
          isDisabled={stance === null}
        >
          {say('position.send')}
        </Button>
        {mine && (
          <Button tone="quiet" onPress={onDone}>
            {say('app.frame.cancel')}
          </Button>
        )}
      </div>
    </FormBody>
  );
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

interface ReasonsProps {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly isTried: boolean;
  readonly reservationWords: number;
}

/** Why, what would satisfy, and the signed reservation, as far as the stance asks for them. */
function Reasons({ draft, setDraft, isTried, reservationWords }: ReasonsProps) {
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
