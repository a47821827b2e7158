import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** What is different from a list of remarks that somebody has. */
export interface ThreadChanges {
  /** True when nothing is known of that list: then `changed` are all there are. */
  readonly isWhole: boolean;
  /** New ones and those that read differently now. */
  readonly changed: readonly ThreadView[];
  /** Those that this person sees no more. */
  readonly gone: readonly string[];
}

/** The list as it is now, by number, out of the one somebody has and what is different. */
export function withChanges(
  old: readonly ThreadView[],
  { isWhole, changed, gone }: ThreadChanges,
): ThreadView[] {
  const threads = new Map(isWhole ? [] : old.map((thread) => [thread.id, thread]));
  for (const id of gone) threads.delete(id);
  for (const thread of changed) threads.set(thread.id, thread);
  return [...threads.values()].toSorted((one, other) => one.number - other.number);
}
