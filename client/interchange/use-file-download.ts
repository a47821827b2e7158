import { useEffect, useRef, useState } from 'react';
import type { callForFile } from '#client/http/call.ts';
import { saveFile } from '#client/interchange/save-file.ts';

export type Downloaded =
  | { readonly kind: 'none' }
  /** `received` of `total` bytes have come; none yet: the server writes. */
  | { readonly kind: 'under-way'; readonly received: number; readonly total: number | null }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Asks the server for one file. */
export type FileCall = (
  asking: NonNullable<Parameters<typeof callForFile>[2]>,
) => ReturnType<typeof callForFile>;

/**
 * Asks for a file and gives it to the person once it is whole. Stopping, or leaving, hangs up: the server hears of it and
 * writes no further.
 */
export function useFileDownload(onSaved: (name: string) => void) {
  const [downloaded, setDownloaded] = useState<Downloaded>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = async (call: FileCall) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const tell = (next: Downloaded) => {
      if (!own.signal.aborted) setDownloaded(next);
    };
    tell({ kind: 'under-way', received: 0, total: null });
    try {
      const { bytes, name } = await call({
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
    setDownloaded({ kind: 'stopped' });
  };
  return { downloaded, ask: (call: FileCall) => void ask(call), stop };
}
