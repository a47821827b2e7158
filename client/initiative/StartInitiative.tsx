import { useState } from 'react';
import { useNavigate } from 'react-router';
import { listInitiatives, startInitiative } from '#shared/initiative/initiative-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { CourseFields, InitiativeFields } from '#client/initiative/InitiativeFields.tsx';
import { type TypedInitiative, wishOf } from '#client/initiative/initiative-typed.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { useDraft } from '#client/member/use-draft.ts';
import { useKnownOwners } from '#client/owner/OwnerFields.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface StartInitiativeProps {
  readonly forumId: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** Writes down an initiative. Its words stay on the device until they are sent. */
export function StartInitiative({ forumId, groups, onClose }: StartInitiativeProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { person } = useMe();
  const known = useKnownOwners(forumId, []);
  const draft = useDraft(`initiative ${forumId}`, { title: '', aim: '', nextStep: '', sendId: '' });
  const [rest, setRest] = useState({
    groupIds: [] as readonly string[],
    owners: { memberIds: [person.id] as readonly string[], others: '' },
    status: 'idea' as TypedInitiative['status'],
    nextStepOn: '',
  });
  const [isTried, setTried] = useState(false);
  const typed: TypedInitiative = { ...draft.words, ...rest };
  const change = (some: Partial<TypedInitiative>) => {
    const { title = typed.title, aim = typed.aim, nextStep = typed.nextStep, ...others } = some;
    // Other words are another sending.
    draft.change({ title, aim, nextStep, sendId: '' });
    setRest({ ...rest, ...others });
  };
  const sending = useSend(startInitiative, {
    changes: [listInitiatives],
    onSent: ({ id }) => {
      draft.drop();
      showToast('done', say('initiative.startDone'));
      void navigate(`/forums/${forumId}/initiatives/${id}`);
    },
  });
  const send = () => {
    setTried(true);
    const wish = wishOf(typed, known);
    if (!wish) return;
    const sendId = draft.words.sendId || newCommentId();
    draft.change({ sendId });
    sending.mutate({ params: { forumId }, body: { ...wish, sendId } });
  };
  return (
    <Dialog title={say('initiative.start')} isOpen onClose={onClose}>
      <SendForm sending={sending} action={say('initiative.save')} onSubmit={send} onClose={onClose}>
        <InitiativeFields {...{ typed, groups, known, isTried }} onChange={change} />
        <CourseFields typed={typed} onChange={change} />
      </SendForm>
    </Dialog>
  );
}
