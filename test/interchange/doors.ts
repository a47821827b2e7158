import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import {
  getChangesAsWordFile,
  getChangesBetweenAsWordFile,
  getVersionAsWordFile,
  getWordFile,
} from '#shared/interchange/interchange-contract.ts';
import type { Verb } from '#shared/member/role.ts';

/** What is internal of a paper, as its addresses name it. */
export const INTERNAL_FILE = {
  text: 'marked',
  remarks: 'with-remarks',
  untilId: 'version-0002',
} as const;

export const INTERCHANGE_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [getWordFile, 'exportInternal'],
  [getVersionAsWordFile, 'exportInternal'],
  [getChangesAsWordFile, 'exportInternal'],
  [getChangesBetweenAsWordFile, 'exportInternal'],
];
