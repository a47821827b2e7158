import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import {
  changeRecommendation,
  declareEditorial,
  listReservations,
  takePosition,
} from '#shared/position/position-contract.ts';
import {
  getRegister,
  getRegisterAsWordFile,
  getRegisterCsv,
  linkBlocks,
  settleRegister,
} from '#shared/register/register-contract.ts';

const WORDING = '0'.repeat(32);
const PLACE = { paperId: 'unknown-paper-id', blockId: 'unknown-block' };

/** What the register's addresses take, and the verbs that they ask for. */
export const REGISTER_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [settleRegister, { openness: 'open' }],
  [linkBlocks, { from: PLACE, to: { ...PLACE, blockId: 'another-block' }, linked: true }],
  [changeRecommendation, { wording: WORDING, state: 'validation' }],
  [takePosition, { wording: WORDING, stance: 'support' }],
  [declareEditorial, { from: WORDING, to: WORDING }],
];
export const REGISTER_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [getRegister, 'read'],
  [getRegisterCsv, 'read'],
  [getRegisterAsWordFile, 'read'],
  [settleRegister, 'dispose'],
  [listReservations, 'read'],
];
