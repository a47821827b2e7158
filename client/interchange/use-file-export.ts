import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { FILE_ENDPOINTS } from '#shared/interchange/file-endpoints.ts';
import { callForFile } from '#client/http/call.ts';
import type { FileForm, RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';
import { getChangesAsWordFile } from '#shared/interchange/interchange-contract.ts';
import { useFileDownload } from '#client/interchange/use-file-download.ts';

/** Not the text of a version, but all that changed since, marked in the text of now. */
export const CHANGES = 'since';
export type ExportedText = TextChoice | typeof CHANGES;

/** Which file is asked for. */
export interface ExportChoice {
  readonly paperId: string;
  /** Null: the paper as it is now. */
  readonly versionId: string | null;
  readonly form: FileForm;
  readonly text: ExportedText;
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

type FileEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType>;

function fileOf(
  { paperId, versionId, form, text, remarks }: ExportChoice,
  asking: Parameters<typeof callForFile>[2],
) {
  const { ofNow, ofVersion }: Readonly<Record<'ofNow' | 'ofVersion', FileEndpoint>> =
    FILE_ENDPOINTS[form];
  if (versionId !== null && text === CHANGES)
    return callForFile(getChangesAsWordFile, { paperId, versionId, remarks }, asking);
  return versionId === null
    ? callForFile(ofNow, { paperId, text, remarks }, asking)
    : callForFile(ofVersion, { paperId, versionId, text, remarks }, asking);
}
