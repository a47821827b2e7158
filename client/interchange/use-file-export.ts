import { callForFile } from '#client/http/call.ts';
import type { FileForm, RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';
import { EXPORT_FORMS } from '#client/interchange/export-forms.ts';
import { useFileDownload } from '#client/interchange/use-file-download.ts';

/** Which file is asked for. */
export interface ExportChoice {
  readonly paperId: string;
  /** Null: the paper as it is now. */
  readonly versionId: string | null;
  readonly form: FileForm;
  readonly text: TextChoice;
  readonly remarks: RemarkChoice;
}

/** As `useFileDownload`, for a paper in one of its forms. */
export function useFileExport(onSaved: (name: string) => void) {
  const { downloaded, ask, stop } = useFileDownload(onSaved);
  return {
    exported: downloaded,
    ask: (choice: ExportChoice) => ask((asking) => fileOf(choice, asking)),
    stop,
  };
}

function fileOf(
  { paperId, versionId, form, text, remarks }: ExportChoice,
  asking: Parameters<typeof callForFile>[2],
) {
  const { ofNow, ofVersion } = EXPORT_FORMS[form];
  return versionId === null
    ? callForFile(ofNow, { paperId, text, remarks }, asking)
    : callForFile(ofVersion, { paperId, versionId, text, remarks }, asking);
}
