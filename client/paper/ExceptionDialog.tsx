import { useState } from 'react';
import {
  EXCEPTION_ROLES,
  getPaperAccess,
  type PaperReader,
  setPaperException,
} from '#shared/member/access-contract.ts';
import { listMemberChanges } from '#shared/member/administration-contract.ts';
import { getPaper, type PaperView } from '#shared/paper/paper-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import type { Say } from '#client/locale/speech.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';

interface ExceptionDialogProps {
  readonly paper: PaperView;
  /** Null to choose somebody who does not see the paper yet. */
  readonly reader: PaperReader | null;
  readonly others: readonly {
    readonly personId: string;
    readonly name: string;
    readonly title: string | null;
  }[];
  readonly onClose: () => void;
}

/** Names a role for one person on this paper alone, or takes it away. */
export function ExceptionDialog({ paper, reader, others, onClose }: ExceptionDialogProps) {
  const say = useSay();
  const title =
    reader === null ? (
      say('access.paper.addTitle')
    ) : (
      <Sentence of="access.paper.changeTitle" values={{ name: reader.name }} />
    );
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {reader === null && others.length === 0 ? (
        <p>{say('access.paper.addNobody')}</p>
      ) : (
        <Form paper={paper} reader={reader} others={others} onClose={onClose} />
      )}
    </Dialog>
  );
}

const INHERIT = 'inherit';

type Chosen = (typeof EXCEPTION_ROLES)[number] | typeof INHERIT;

/** The choice of no exception, with what would hold then. */
function inherit({ inherited }: PaperReader, say: Say) {
  const meaning =
    inherited === null
      ? say('access.paper.inheritNone')
      : say('access.paper.inheritMeans', { role: say(`member.role.${inherited}`) });
  return { value: INHERIT, label: say('access.paper.inherit'), meaning } as const;
}

/** What stands in the form at first: the exception there is, none, or the least for somebody new. */
function firstChoice(reader: PaperReader | null): Chosen {
  if (reader === null) return 'reader';
  if (reader.source !== 'exception' || reader.role === 'coordinator') return INHERIT;
  return reader.role;
}

function Form({ paper, reader, others, onClose }: ExceptionDialogProps) {
  const say = useSay();
  const [otherId, setOtherId] = useState(others[0]?.personId ?? '');
  const [role, setRole] = useState(() => firstChoice(reader));
  const person = reader ?? others.find(({ personId }) => personId === otherId);
  const sending = useSend(setPaperException, {
    changes: [getPaperAccess, getPaper, listMemberChanges],
    onSent: () => {
      const name = person?.name ?? '';
      showToast('done', <Sentence of="access.paper.done" values={{ name }} />);
      onClose();
    },
  });
  const submit = () =>
    sending.mutate({
      params: { paperId: paper.id, personId: person?.personId ?? '' },
      body: { role: role === INHERIT ? null : role },
    });
  return (
    <SendForm
      sending={sending}
      action={say('access.paper.save')}
      onSubmit={submit}
      onClose={onClose}
    >
      {reader === null && (
        <Select
          label={say('access.paper.addWho')}
          value={otherId}
          onChange={setOtherId}
          options={others.map(({ personId, name, title }) => ({
            value: personId,
            label: name,
            ...(title && { meaning: title }),
          }))}
        />
      )}
      <Choice
        look="cards"
        label={say('access.paper.choose')}
        value={role}
        onChange={setRole}
        options={[
          ...(reader ? [inherit(reader, say)] : []),
          ...EXCEPTION_ROLES.map((value) => ({
            value,
            label: say(`member.role.${value}`),
            meaning: say(`people.roleMeans.${value}`),
          })),
        ]}
      />
      <p>{say('access.paper.now')}</p>
    </SendForm>
  );
}
