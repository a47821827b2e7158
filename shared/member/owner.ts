import * as z from 'zod';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';

/**
 * Somebody who answers for something: a member of the forum, or anybody else by name. Name and office are those of the
 * last writing, for the day on which the member is gone.
 */
export const Owner = z.strictObject({
  personId: Id.nullable(),
  name: plainLine(120),
  office: plainLine(160).nullable(),
});
export type Owner = z.infer<typeof Owner>;

/** More than this many answer for nothing. */
export const MOST_OWNERS = 12;
export const Owners = z.array(Owner).max(MOST_OWNERS);

/** An owner as members see them: of a member the name and office of today. */
export const OwnerView = Owner.extend({
  /** Was a member when named, and is none any more. */
  isGone: z.boolean(),
});
export type OwnerView = z.infer<typeof OwnerView>;
