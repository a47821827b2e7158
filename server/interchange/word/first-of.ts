import type { Entry } from '#shared/suggestion/entry.ts';

/** The first that was suggested of a kind. */
export function firstOf(changes: readonly Entry[], kind: Entry['kind']): Entry | undefined {
  return changes.filter((one) => one.kind === kind).toSorted((one, other) => one.at - other.at)[0];
}
