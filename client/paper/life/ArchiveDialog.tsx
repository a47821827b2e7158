import { archivePaper, listArchive } from '#shared/paper/life-contract.ts';
import { getHome, getPaper, listPapers } from '#shared/paper/paper-contract.ts';
import { listTemplates } from '#shared/paper/template-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { LifeDialogProps } from '#client/paper/life/StageDialog.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';

/** What archiving and recovering change on other screens. */
export const ARCHIVE_CHANGES = [getPaper, listPapers, listArchive, listTemplates, getHome];

/** Asks before a paper is put away, with what that means. */
export function ArchiveDialog({ paper, onClose }: LifeDialogProps) {
  const say = useSay();
  const sending = useSend(archivePaper, { changes: ARCHIVE_CHANGES, onSent: onClose });
  return (
    <Confirm
      title={say('life.archive.title')}
      isOpen
      action={say('life.archive.send')}
      isPending={sending.isPending}
      onConfirm={() => sending.mutate({ params: { paperId: paper.id } })}
      onClose={onClose}
    >
      <p>{say('life.archive.is')}</p>
      <FailureNotice error={sending.error} />
    </Confirm>
  );
}
