import { useEffect, useRef, useState } from 'react';
import { callForFile } from '#client/http/call.ts';
import type { FileForm, RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';
import { EXPORT_FORMS } from '#client/interchange/export-forms.ts';
import { saveFile } from '#client/interchange/save-file.ts';

/** Which file is asked for. */
export interface ExportChoice {
  readonly paperId: string;
  /** Null: the paper as it is now. */
  readonly versionId: string | null;
  readonly form: FileForm;
  readonly text: TextChoice;
  readonly remarks: RemarkChoice;
}

export type Exported =
  | { readonly kind: 'none' }
  /** `received` of `total` bytes have come; none yet: the server writes. */
  | { readonly kind: 'under-way'; readonly received: number; readonly total: number | null }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Asks for a file and gives it to the person once it is whole. Stopping, or leaving, hangs up: the server hears of it and
 * writes no further.
 */
export function useFileExport(onSaved: (name: string) => void) {
  const [exported, setExported] = useState<Exported>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = async (choice: ExportChoice) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const tell = (next: Exported) => {
      if (!own.signal.aborted) setExported(next);
    };
    tell({ kind: 'under-way', received: 0, total: null });
    try {
      const { bytes, name } = await fileOf(choice, {
        signal: own.signal,
        onProgress: (received, total) => tell({ kind: 'under-way', received, total }),
      });
      if (own.signal.aborted) return;
      saveFile(bytes, name);
      tell({ kind: 'none' });
      onSaved(name);
    } catch (error) {
      tell({ kind: 'failed', error });
    }
  };
  const stop = () => {
    running.current?.abort();
    setExported({ kind: 'stopped' });
  };
  return { exported, ask: (choice: ExportChoice) => void ask(choice), stop };
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
