import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import {
  changeInitiative,
  getInitiative,
  listInitiatives,
  removeInitiative,
  startInitiative,
  tellOfInitiative,
} from '#shared/initiative/initiative-contract.ts';
import type { Verb } from '#shared/member/role.ts';

const INITIATIVE = {
  title: 'יוזמה',
  aim: '',
  groupIds: [],
  owners: [],
  status: 'idea',
  nextStep: '',
  nextStepOn: null,
};

/** A valid body for each address of initiatives that takes one, and the verb that each asks for. */
export const INITIATIVE_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [startInitiative, { ...INITIATIVE, sendId: 'some-sending' }],
  [changeInitiative, { revision: 0, title: 'יוזמה' }],
  [tellOfInitiative, { sendId: 'some-sending', text: 'עדכון', course: null }],
];
export const INITIATIVE_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listInitiatives, 'read'],
  [getInitiative, 'read'],
  [startInitiative, 'comment'],
  [changeInitiative, 'comment'],
  [tellOfInitiative, 'comment'],
  [removeInitiative, 'comment'],
];
export const NO_INITIATIVE = { initiativeId: 'unknown-initiative' } as const;
