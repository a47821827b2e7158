import { useEffect, useRef, useState } from 'react';
import { MAX_WORD_BYTES } from '#shared/interchange/word-contract.ts';

/** How far the reading of a file is; `Preview` is what the server tells of it. */
export type Reading<Preview> =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-large' }
  /** `share` of the file has left, from 0 to 1; at 1 the server reads it. */
  | { readonly kind: 'under-way'; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly preview: Preview; readonly fileName: string };

interface Means {
  readonly bytes: File;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a Word file to be read; a newer choice, or leaving, ends the one before. */
export function useWordReading<Preview>(send: (means: Means) => Promise<Preview>) {
  const [reading, setReading] = useState<Reading<Preview>>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const read = async (file: File) => {
    running.current?.abort();
    if (file.size > MAX_WORD_BYTES) return setReading({ kind: 'too-large' });
    const own = new AbortController();
    running.current = own;
    const tell = (next: Reading<Preview>) => {
      if (!own.signal.aborted) setReading(next);
    };
    tell({ kind: 'under-way', share: 0 });
    try {
      const onProgress = (share: number) => tell({ kind: 'under-way', share });
      const preview = await send({ bytes: file, onProgress, signal: own.signal });
      tell({ kind: 'read', preview, fileName: file.name });
    } catch (error) {
      tell({ kind: 'failed', error });
    }
  };
  return { reading, read: (file: File) => void read(file) };
}
