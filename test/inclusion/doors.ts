import {
  answerInclusion,
  changeInclusion,
  listInclusions,
  takeIn,
} from '#shared/inclusion/inclusion-contract.ts';
import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';

const WORDING = '0'.repeat(32);

/** What the addresses of inclusions take, and the verbs that they ask for. */
export const INCLUSION_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [
    takeIn,
    {
      id: 'unknown-wish',
      parts: [
        {
          sourceId: 'unknown-paper-id',
          scope: { kind: 'chapter', blockId: 'unknown-block' },
          mode: 'live',
        },
      ],
      after: null,
      confirmed: false,
    },
  ],
  [answerInclusion, { way: 'keep', ours: WORDING, theirs: WORDING }],
  [changeInclusion, { mode: 'copy' }],
];
export const INCLUSION_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listInclusions, 'read'],
  [takeIn, 'edit'],
  [answerInclusion, 'edit'],
  [changeInclusion, 'edit'],
];
