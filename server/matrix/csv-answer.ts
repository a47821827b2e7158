import type { Response } from 'express';

/** Sends a file for spreadsheets, to be kept by the browser and by nothing in between. */
export function sendCsv(res: Response, name: string, words: string): void {
  res.set({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  res.end(words);
}
