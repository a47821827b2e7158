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
  listAwaited,
  type RecommendationView,
  takePosition,
} from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { PlaceOfRecommendation } from '#client/position/RecommendationScreen.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/position/Position.module.css';

interface MyPositionProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
}

/** My own position: what it is, whether it still stands, and taking or changing it. */
export function MyPosition({ view, place }: MyPositionProps) {
  const say = useSay();
  const { mine, mayTake } = view;
  const [isOpen, setOpen] = useState(mine === null);
  if (!mayTake && !mine) {
    return view.place === 'here' ? <p className={styles['sub']}>{say('position.may')}</p> : null;
  }
  return (
    <Section title={say('position.mine')} id="mine">
      {mine && (
        <p className={styles['mine']}>
          {say('position.minePlain', { stance: say(`position.stance.${mine.stance}`) })}
        </p>
      )}
      {mine?.isStale && mayTake && <Notice tone="warning">{say('position.staleMine')}</Notice>}
      {mayTake && !isOpen && (
        <div className={styles['actions']}>
          <Button tone={mine?.isStale ? 'primary' : 'outline'} onPress={() => setOpen(true)}>
            {say(mine ? 'position.change' : 'position.take')}
          </Button>
        </div>
      )}
      {mayTake && isOpen && (
        <PositionForm view={view} place={place} onDone={() => setOpen(false)} />
      )}
    </Section>
  );
}

interface Draft {
  readonly stance: Stance | null;
  readonly reason: string;
  readonly satisfy: string;
  readonly reservation: string;
}

function PositionForm({ view, place, onDone }: MyPositionProps & { readonly onDone: () => void }) {
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
    changes: [getRecommendation, getRegister, listAwaited],
    onSent: () => {
      showToast('done', say('position.sent'));
      onDone();
    },
  });
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const { stance, reason, satisfy, reservation } = draft;
  const words = countWords(reservation);
  const lacksReason = stance !== null && needsReason(stance) && reason.trim() === '';
  const lacksSatisfy = stance !== null && isAgainst(stance) && satisfy.trim() === '';
  const isTooLong = words > reservationWords;
  const send = () => {
    setTried(true);
    if (stance === null || lacksReason || lacksSatisfy || isTooLong) return;
    sending.mutate({
      params: { paperId: place.paperId, blockId: place.blockId },
      body: { wording, stance, reason, satisfy, reservation: isAgainst(stance) ? reservation : '' },
    });
  };
  const needed = (isLacking: boolean) => (isTried && isLacking ? say('position.needed') : null);
  return (
    <FormBody onSubmit={send}>
      <Choice
        label={say('position.which')}
        look="cards"
        value={stance ?? ('' as Stance)}
        onChange={(chosen) => put({ stance: chosen })}
        options={STANCES.map((value) => ({
          value,
          label: say(`position.stance.${value}`),
          meaning: say(`position.meaning.${value}`),
        }))}
      />
      {stance !== null && needsReason(stance) && (
        <TextField
          label={say('position.reason')}
          isRequired
          lines={3}
          maxLength={4000}
          value={reason}
          onChange={(text) => put({ reason: text })}
          error={needed(lacksReason)}
        />
      )}
      {stance !== null && isAgainst(stance) && (
        <>
          <TextField
            label={say('position.satisfy')}
            hint={say('position.satisfyHint')}
            isRequired
            lines={3}
            maxLength={4000}
            value={satisfy}
            onChange={(text) => put({ satisfy: text })}
            error={needed(lacksSatisfy)}
          />
          <TextField
            label={say('position.reservation')}
            hint={say('position.reservationHint', { words: reservationWords })}
            lines={4}
            value={reservation}
            onChange={(text) => put({ reservation: text })}
            error={isTooLong ? say('position.tooLong') : null}
          />
          <output className={styles['sub']}>
            {say('position.wordsLeft', { count: words, words: reservationWords })}
          </output>
        </>
      )}
      <FailureNotice
        error={sending.error}
        words={
          refusalOf(sending.error) === 'changed-meanwhile'
            ? say('position.changedMeanwhile')
            : undefined
        }
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
