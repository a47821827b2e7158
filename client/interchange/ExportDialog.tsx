import { Suspense } from 'react';
import { getPaper, type PaperView } from '#shared/paper/paper-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useAnswer } from '#client/http/query.ts';
import type { ExportedVersion } from '#client/interchange/ExportForm.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';

const ExportForm = lazyPart(
  async () => (await import('#client/interchange/ExportForm.tsx')).ExportForm,
);

interface ExportDialogProps {
  readonly paper: Pick<PaperView, 'id'>;
  readonly version?: ExportedVersion;
  readonly onClose: () => void;
}

/** The dialog by which a paper, or a version of it, goes out as a file. */
export function ExportDialog({ paper: { id }, version, onClose }: ExportDialogProps) {
  const say = useSay();
  const paper = useAnswer(getPaper, { paperId: id });
  const title = version
    ? say('interchange.ofVersion', { number: version.number })
    : say('interchange.title');
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Answered query={paper} lines={4}>
        {(answer) => (
          <Suspense fallback={<Skeleton lines={4} />}>
            <ExportForm paper={answer} version={version} onClose={onClose} />
          </Suspense>
        )}
      </Answered>
    </Dialog>
  );
}
