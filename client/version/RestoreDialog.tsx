import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readPaper } from '#shared/paper/paper-contract.ts';
import {
  listVersions,
  restoreVersion,
  type VersionView,
} from '#shared/version/version-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import { UndoRestore } from '#client/version/UndoRestore.tsx';

/** A heading of a version that can be brought back with all under it. */
export interface Chapter {
  readonly value: string;
  readonly label: string;
}

interface RestoreDialogProps {
  readonly paperId: string;
  readonly version: VersionView;
  /** Null: the whole paper. */
  readonly chapters: readonly Chapter[] | null;
  readonly onClose: () => void;
}

/** Asks before a version, or a chapter of it, is brought back; afterwards the paper opens with the way to take it back. */
export function RestoreDialog({ paperId, version, chapters, onClose }: RestoreDialogProps) {
  const say = useSay();
  const navigate = useNavigate();
  const [chapter, setChapter] = useState(chapters?.[0]?.value ?? '');
  const sending = useSend(restoreVersion, {
    changes: [listVersions, readPaper],
    onSent: ({ beforeId, changed }) => {
      onClose();
      if (changed.length === 0) {
        showToast('info', say('version.restore.same'));
        return;
      }
      showToast('done', <UndoRestore paperId={paperId} beforeId={beforeId} changed={changed} />);
      void navigate(`/papers/${paperId}`);
    },
  });
  const { id: versionId, number } = version;
  const part = chapters
    ? ({ kind: 'chapter', blockId: chapter } as const)
    : ({ kind: 'whole' } as const);
  const title = chapters ? 'version.restore.titleChapter' : 'version.restore.title';
  return (
    <Dialog title={say(title, { number })} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('version.restore.send')}
        onSubmit={() => sending.mutate({ params: { paperId, versionId }, body: { part } })}
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
      </SendForm>
    </Dialog>
  );
}
