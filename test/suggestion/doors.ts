import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import { suggestWording } from '#shared/suggestion/suggestion-contract.ts';

/** A valid body for the address that takes another wording, and the verb that it asks for. */
export const SUGGESTION_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [suggestWording, { id: 'AAAAAAAA', blockId: 'unknown-block', seen: 'א', text: 'ב' }],
];
export const SUGGESTION_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [suggestWording, 'suggest'],
];
