import * as z from 'zod';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';

/**
 * A version is a paper as it stood at one moment, kept for ever unchanged. It holds the text and what was said and
 * suggested about it; its hash covers the hash of the version before it.
 */

/**
 * - `automatic`: made by the program after some quiet, and thinned out with age;
 * - `named`: somebody gave it a name, so it stays;
 * - `before`: made because something that changes much was about to happen.
 */
export const VERSION_KINDS = ['automatic', 'named', 'before'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** What a version of kind `before` came before. */
export const RISKS = ['restore', 'decisions', 'stage', 'import', 'emptying'] as const;
export type Risk = (typeof RISKS)[number];

export const VersionName = plainLine(120);
export const VersionReason = plainLine(500);

/** What of a version is brought back. */
export const RestoredPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  /** A heading of the version by its id, and all under it. */
  z.strictObject({ kind: z.literal('chapter'), blockId: Id }),
  /** Each of these blocks becomes what it was: one that the version lacks goes. */
  z.strictObject({ kind: z.literal('blocks'), blockIds: z.array(Id).min(1).max(5000) }),
]);
export type RestoredPart = z.infer<typeof RestoredPart>;

/**
 * What becomes of suggestions that waited in a version and were decided since, when it is brought back: they `stay` as
 * they were decided, or somebody asks that they `wait-again`.
 */
export const RestoredDecisions = z.enum(['stay', 'wait-again']);
export type RestoredDecisions = z.infer<typeof RestoredDecisions>;
