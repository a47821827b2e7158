import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useState } from 'react';
import { isAgainst } from '#shared/position/position.ts';
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
import { type PositionDraft, PositionFields, wantingIn } from '#client/position/PositionFields.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { Button } from '#client/ui/Button.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/position/Position.module.css';

interface PositionFormProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
  readonly onDone: () => void;
}

/** Takes my position on the wording that is shown. What was written stays when sending fails. */
export function PositionForm({ view, place, onDone }: PositionFormProps) {
  const say = useSay();
  const { mine, wording, reservationWords } = view;
  const [draft, setDraft] = useState<PositionDraft>({
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
      <PositionFields {...{ draft, setDraft, isTried, reservationWords }} />
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
