import { useState } from 'react';
import { OPENNESS, type Openness } from '#shared/position/position.ts';
import {
  changeRecommendation,
  getRecommendation,
  type RecommendationView,
} from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { MembersChoice } from '#client/member/MembersChoice.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';

interface EditDetailsProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
  readonly onClose: () => void;
}

/** Owners, outcome, review date and when positions are seen; for those who lead. */
export function EditDetails({ view, place, onClose }: EditDetailsProps) {
  const say = useSay();
  const [owners, setOwners] = useState<readonly string[]>(view.owners.map(({ id }) => id));
  const [outcome, setOutcome] = useState(view.outcome);
  const [reviewOn, setReviewOn] = useState(view.reviewOn ?? '');
  const [openness, setOpenness] = useState<Openness | ''>(view.openness ?? '');
  const sending = useSend(changeRecommendation, {
    changes: [getRecommendation, getRegister],
    onSent: () => {
      showToast('done', say('position.saved'));
      onClose();
    },
  });
  const send = () =>
    sending.mutate({
      params: { paperId: place.paperId, blockId: place.blockId },
      body: {
        wording: view.wording,
        ownerIds: [...owners],
        outcome,
        reviewOn: reviewOn === '' ? null : reviewOn,
        openness: openness === '' ? null : openness,
      },
    });
  return (
    <Dialog title={say('position.edit')} isOpen onClose={onClose}>
      <SendForm sending={sending} action={say('position.save')} onSubmit={send} onClose={onClose}>
        <MembersChoice
          label={say('position.owners')}
          forumId={view.forumId}
          chosen={owners}
          onChange={setOwners}
        />
        <TextField
          label={say('position.outcome')}
          hint={say('position.outcomeHint')}
          lines={3}
          maxLength={4000}
          value={outcome}
          onChange={setOutcome}
        />
        <TextField
          label={say('position.review')}
          hint={say('position.reviewHint')}
          type="date"
          value={reviewOn}
          onChange={setReviewOn}
          error={fieldError(sending.error, 'reviewOn', say)}
        />
        <OpennessChoice value={openness} onChange={setOpenness} />
      </SendForm>
    </Dialog>
  );
}

interface OpennessChoiceProps {
  readonly value: Openness | '';
  readonly onChange: (value: Openness | '') => void;
}

function OpennessChoice({ value, onChange }: OpennessChoiceProps) {
  const say = useSay();
  return (
    <Select<Openness | ''>
      label={say('position.openness')}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: say('position.asForum') },
        ...OPENNESS.map((one) => ({
          value: one,
          label: say(one === 'open' ? 'register.settings.asOpen' : 'register.settings.asClosed'),
        })),
      ]}
    />
  );
}
