import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import { changeMyMails, tryAddressAgain } from '#shared/notice/mail-contract.ts';

/** A valid body for each address of mails that takes one. */
export const NOTICE_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [changeMyMails, { rests: true }],
];

/** The verb that each of them asks for. */
export const NOTICE_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [tryAddressAgain, 'manageMembers'],
];
