import { type Access, may } from '#shared/member/access.ts';

/**
 * Whether somebody moves recommendations of a paper on their way: those who lead it, at any stage, because a
 * recommendation is adopted and followed up after its paper was published.
 */
export function mayLead({ role, isArchived = false }: Access): boolean {
  return may({ role, stage: null, isArchived }, 'dispose');
}
