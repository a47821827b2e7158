import { useState } from 'react';
import {
  changeInitiative,
  getInitiative,
  type InitiativePage,
  listInitiatives,
} from '#shared/initiative/initiative-contract.ts';
import { revisionFor } from '#client/http/revision.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { InitiativeFields } from '#client/initiative/InitiativeFields.tsx';
import { changeOf, typedInitiative, wishOf } from '#client/initiative/initiative-typed.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useKnownOwners } from '#client/owner/OwnerFields.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface EditInitiativeProps {
  readonly forumId: string;
  readonly page: InitiativePage;
  readonly onClose: () => void;
}

/** Changes what an initiative is. Where it was changed meanwhile, the typed words stay and are sent again over what it is now. */
export function EditInitiative({ forumId, page, onClose }: EditInitiativeProps) {
  const say = useSay();
  // As the form found it: one that changes meanwhile does not change what is being typed over.
  const [found] = useState(page);
  const [typed, setTyped] = useState(() => typedInitiative(page));
  const [isTried, setTried] = useState(false);
  const known = useKnownOwners(forumId, found.owners);
  const sending = useSend(changeInitiative, {
    changes: [getInitiative, listInitiatives],
    onSent: () => {
      showToast('done', say('initiative.saved'));
      onClose();
    },
  });
  const { isWarned, revision } = revisionFor(sending.error, found, page);
  const send = () => {
    setTried(true);
    const wish = wishOf(typed, known);
    const before = wishOf(typedInitiative(found), known);
    if (!wish) return;
    const { title, aim, groupIds, owners } = wish;
    const said = { title, aim, groupIds, owners };
    sending.mutate({
      params: { forumId, initiativeId: found.id },
      body: {
        ...(before
          ? changeOf(
              {
                title: before.title,
                aim: before.aim,
                groupIds: before.groupIds,
                owners: before.owners,
              },
              said,
            )
          : said),
        revision,
      },
    });
  };
  return (
    <Dialog title={say('initiative.edit')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('initiative.save')}
        words={isWarned ? say('initiative.changedMeanwhile') : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <InitiativeFields
          {...{ typed, known, isTried }}
          groups={found.groups}
          onChange={(some) => setTyped({ ...typed, ...some })}
        />
      </SendForm>
    </Dialog>
  );
}
