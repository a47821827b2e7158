import { useMutation } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import {
  getChangesAsWordFile,
  getChangesBetweenAsWordFile,
} from '#shared/interchange/interchange-contract.ts';
import { callForFile } from '#client/http/call.ts';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { saveFile } from '#client/interchange/save-file.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { showToast } from '#client/ui/toast.ts';

interface ChangesAsWordProps {
  readonly paperId: string;
  readonly versionId: string;
  /** Null: to the text of now. */
  readonly untilId: string | null;
}

/** Gives what changed since a version as a Word file, marked as tracked changes. */
export function ChangesAsWord({ paperId, versionId, untilId }: ChangesAsWordProps) {
  const say = useSay();
  const language = useLanguage();
  const of = { paperId, versionId, remarks: 'without-remarks' } as const;
  const sending = useMutation({
    mutationFn: () =>
      untilId === null
        ? callForFile(getChangesAsWordFile, of)
        : callForFile(getChangesBetweenAsWordFile, { ...of, untilId }),
    onSuccess: ({ bytes, name }) => saveFile(bytes, name),
    onError: (error) => showToast('trouble', failureSentence(error, say, language)),
  });
  return (
    <IconButton
      label={say('interchange.changes')}
      onPress={() => {
        if (!sending.isPending) sending.mutate();
      }}
    >
      <FileDown size={20} aria-hidden="true" />
    </IconButton>
  );
}
