import { useEffect, useRef, useState } from 'react';
import {
  MAX_WORD_BYTES,
  readWordFile,
  type WordPreview,
} from '#shared/interchange/word-contract.ts';
import { sendBytes } from '#client/http/send-bytes.ts';

export type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-large' }
  /** `share` of the file has left, from 0 to 1; at 1 the server reads it. */
  | { readonly kind: 'under-way'; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly preview: WordPreview; readonly fileName: string };

/** Sends a Word file to be read; a newer choice, or leaving, ends the one before. */
export function useWordReading(forumId: string) {
  const [reading, setReading] = useState<Reading>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const read = async (file: File) => {
    running.current?.abort();
    if (file.size > MAX_WORD_BYTES) return setReading({ kind: 'too-large' });
    const own = new AbortController();
    running.current = own;
    const tell = (next: Reading) => {
      if (!own.signal.aborted) setReading(next);
    };
    tell({ kind: 'under-way', share: 0 });
    try {
      const preview = await sendBytes(readWordFile, {
        params: { forumId },
        bytes: file,
        onProgress: (share) => tell({ kind: 'under-way', share }),
        signal: own.signal,
      });
      tell({ kind: 'read', preview, fileName: file.name });
    } catch (error) {
      tell({ kind: 'failed', error });
    }
  };
  return { reading, read: (file: File) => void read(file) };
}
