import type { Response } from 'express';
import { fileNameOf } from '#server/interchange/file-name.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface SentFile {
  /** As people call it, without its ending. */
  readonly name: string;
  readonly ending: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Sends a file to be kept by the browser, and by nothing in between. */
export function sendFile(res: Response, { name, ending, type, bytes }: SentFile): void {
  res.attachment(fileNameOf(name, ending));
  res.set({
    'content-type': type,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  res.end(bytes);
}
