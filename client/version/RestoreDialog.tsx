import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { listDecisions } from '#shared/suggestion/suggestion-contract.ts';
import type { RestoredDecisions } from '#shared/version/version.ts';
import {
  listVersions,
  readVersion,
  restoreVersion,
  type VersionView,
} from '#shared/version/version-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import type { DecidedCount } from '#client/version/decided-in.ts';
import { UndoRestore } from '#client/version/UndoRestore.tsx';

/** A heading of a version that can be brought back with all under it. */
export interface Chapter {
  readonly value: string;
  readonly label: string;
  /** What was decided since of the suggestions that waited in it. */
  readonly decided: DecidedCount;
}

interface RestoreDialogProps {
  readonly paperId: string;
  readonly version: VersionView;
  /** Null: the whole paper. */
  readonly chapters: readonly Chapter[] | null;
  /** What was decided since of the suggestions that waited in the whole of it. */
  readonly decided: DecidedCount;
  readonly onClose: () => void;
}

/** Asks before a version, or a chapter of it, is brought back; afterwards the paper opens with the way to take it back. */
export function RestoreDialog(props: RestoreDialogProps) {
  const { paperId, version, chapters, onClose } = props;
  const say = useSay();
  const navigate = useNavigate();
  const [chapter, setChapter] = useState(chapters?.[0]?.value ?? '');
  const [decisions, setDecisions] = useState<RestoredDecisions>('stay');
  const sending = useSend(restoreVersion, {
    changes: [listVersions, readPaper, readVersion, listDecisions],
    onSent: ({ beforeId, changed, decided: count }) => {
      onClose();
      if (changed.length === 0) {
        showToast('info', say('version.restore.same'));
        return;
      }
      const stayed = decisions === 'stay' ? count : 0;
      showToast('done', <UndoRestore {...{ paperId, beforeId, changed, stayed }} />);
      void navigate(`/papers/${paperId}`);
    },
  });
  const { id: versionId, number } = version;
  const part = chapters
    ? ({ kind: 'chapter', blockId: chapter } as const)
    : ({ kind: 'whole' } as const);
  const here = chapters?.find(({ value }) => value === chapter);
  const decided = here?.decided ?? props.decided;
  const title = chapters ? 'version.restore.titleChapter' : 'version.restore.title';
  return (
    <Dialog title={say(title, { number })} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('version.restore.send')}
        onSubmit={() =>
          sending.mutate({ params: { paperId, versionId }, body: { part, decisions } })
        }
        onClose={onClose}
      >
        {chapters && (
          <Select
            label={say('version.restore.chapterLabel')}
            options={chapters}
            value={chapter}
            onChange={setChapter}
          />
        )}
        <p>{say('version.restore.what')}</p>
        <Decided count={decided} chosen={decisions} onChoose={setDecisions} />
      </SendForm>
    </Dialog>
  );
}

interface DecidedProps {
  readonly count: DecidedCount;
  readonly chosen: RestoredDecisions;
  readonly onChoose: (decisions: RestoredDecisions) => void;
}

/** Says that suggestions of this version were decided since, and asks what is to become of them. */
function Decided({ count: { accepted, rejected }, chosen, onChoose }: DecidedProps) {
  const say = useSay();
  if (accepted + rejected === 0) return null;
  return (
    <>
      <p>{say('version.restore.decided.told', { accepted, rejected })}</p>
      <Choice
        label={say('version.restore.decided.label')}
        look="cards"
        value={chosen}
        onChange={onChoose}
        options={(['stay', 'wait-again'] as const).map((value) => ({
          value,
          label: say(`version.restore.decided.${value}`),
          meaning: say(`version.restore.decided.meaning.${value}`),
        }))}
      />
    </>
  );
}
