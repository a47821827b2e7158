import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import { compareReturn, readReturn, takeReturn } from '#shared/interchange/return-contract.ts';
import { readFile, startFromFile } from '#shared/interchange/file-contract.ts';
import { readWordFile, startFromWord } from '#shared/interchange/word-contract.ts';
import type { Verb } from '#shared/member/role.ts';
import { p, r, wordFile } from '#test/interchange/a-word-file.ts';

/** A valid body for each address of Word files that takes one. */
export const WORD_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [readWordFile, wordFile({ body: p(r('טקסט')) })],
  [startFromWord, { title: 'נייר', kind: 'plain' }],
  [readFile, Buffer.from('# נייר\n\nטקסט')],
  [startFromFile, { title: 'נייר', kind: 'plain' }],
  [readReturn, wordFile({ body: p(r('טקסט')) })],
  [compareReturn, { base: { kind: 'now' } }],
  [takeReturn, { sendId: 'send-0001', base: { kind: 'now' } }],
];

/** A file that nobody holds, by an id that one might have. */
export const SOME_FILE = { fileId: 'unknown-file' } as const;

/** The verb that each of them asks for, of the forum or of the paper. */
export const WORD_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [readWordFile, 'edit'],
  [startFromWord, 'edit'],
  [readFile, 'edit'],
  [startFromFile, 'edit'],
  [readReturn, 'comment'],
  [compareReturn, 'comment'],
  [takeReturn, 'comment'],
];
