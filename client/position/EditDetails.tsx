import { useState } from 'react';
import { listMembers } from '#shared/member/member-contract.ts';
import { OPENNESS, type Openness } from '#shared/position/position.ts';
import {
  changeRecommendation,
  getRecommendation,
  type RecommendationView,
} from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { PlaceOfRecommendation } from '#client/position/place.ts';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import { fold } from '#shared/search/fold.ts';
import styles from '#client/position/Position.module.css';

interface EditDetailsProps {
  readonly view: RecommendationView;
  readonly place: PlaceOfRecommendation;
  readonly onClose: () => void;
}

/** More members than this need a search. */
const FEW = 8;

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
        <Owners forumId={view.forumId} owners={owners} onChange={setOwners} />
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

interface OwnersProps {
  readonly forumId: string;
  readonly owners: readonly string[];
  readonly onChange: (owners: readonly string[]) => void;
}

function Owners({ forumId, owners, onChange }: OwnersProps) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const members = useAnswer(listMembers, { forumId }).data?.members ?? [];
  const wanted = fold(query).text.trim();
  const shown = members.filter(
    ({ personId, name }) => owners.includes(personId) || fold(name).text.includes(wanted),
  );
  const shownIds = new Set(shown.map(({ personId }) => personId));
  return (
    <>
      {members.length > FEW && (
        <TextField label={say('member.list.search')} value={query} onChange={setQuery} />
      )}
      <div className={styles['owners']}>
        <ManyChoice
          label={say('position.owners')}
          values={owners.filter((id) => shownIds.has(id))}
          onChange={(chosen) => onChange([...chosen, ...owners.filter((id) => !shownIds.has(id))])}
          options={shown.map(({ personId, name }) => ({
            value: personId,
            label: <bdi>{name}</bdi>,
          }))}
        />
      </div>
    </>
  );
}
