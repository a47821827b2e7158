import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import * as files from '#shared/interchange/interchange-contract.ts';
import {
  getPdfFile,
  getSessionPack,
  getVersionAsPdfFile,
} from '#shared/interchange/pdf-contract.ts';
import type { Verb } from '#shared/member/role.ts';

/** What is internal of a paper, as its addresses name it: remarks go along, and every form has a place for this text. */
export const INTERNAL_FILE = {
  text: 'original',
  remarks: 'with-remarks',
  untilId: 'version-0002',
} as const;

export const INTERCHANGE_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  ...Object.values({ ...files, getPdfFile, getVersionAsPdfFile }).map(
    (endpoint) => [endpoint, 'exportInternal'] as const,
  ),
  [getSessionPack, 'read'],
];
