import { refusalOf } from '#client/http/call-failure.ts';

interface Revised {
  readonly revision: number;
}

/**
 * On which revision a change is sent: the one that the form found; once its sender was told that it changed meanwhile,
 * whoever sends again means it over the one that stands now.
 */
export function revisionFor(
  error: unknown,
  found: Revised,
  now: Revised | undefined = found,
): { readonly isWarned: boolean; readonly revision: number } {
  const isWarned = refusalOf(error) === 'changed-meanwhile';
  return { isWarned, revision: (isWarned ? now : found).revision };
}
