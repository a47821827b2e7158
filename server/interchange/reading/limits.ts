import type { WordRefusal } from '#shared/interchange/word-report.ts';

const MB = 1024 * 1024;

/** What one file may cost. No honest file of some thousands that were tried comes near. */
export interface Limits {
  readonly fileBytes: number;
  readonly entries: number;
  /** Of one part, and of all together, as they come out of the packing. */
  readonly partBytes: number;
  readonly allBytes: number;
  /** How much larger a part above one megabyte may be than its packed bytes. */
  readonly ratio: number;
  readonly depth: number;
  readonly nodes: number;
  readonly letters: number;
  /** Letters of all that is told of a file, as JSON: so much is taken up in one go while others wait. */
  readonly answer: number;
  readonly imageBytes: number;
  readonly images: number;
}

export const LIMITS: Limits = {
  fileBytes: 40 * MB,
  entries: 3000,
  partBytes: 64 * MB,
  allBytes: 200 * MB,
  ratio: 400,
  depth: 200,
  nodes: 600_000,
  letters: 4 * MB,
  answer: 24 * MB,
  imageBytes: 20 * MB,
  images: 500,
};

/** Why a file is not read, by one code. */
export class WordRefused extends Error {
  override readonly name = 'WordRefused';
  readonly code: WordRefusal;
  constructor(code: WordRefusal, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}
