import type { ContentNode } from '#shared/paper/content.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { type FoundSuggestion, suggestionsIn } from '#shared/suggestion/found.ts';
import { project } from '#shared/suggestion/projection.ts';

/** A decision that was taken on a suggestion, the oldest first among several on the same one. */
export interface Decided {
  readonly suggestionId: string;
  readonly authorId: string;
  readonly decision: 'accept' | 'reject';
}

/** A suggestion that waits in a version, and what was decided about it since. */
export interface DecidedSince {
  readonly suggestion: FoundSuggestion;
  readonly decision: 'accept' | 'reject';
}

type Named = Pick<FoundSuggestion, 'id' | 'author'>;

const keyOf = ({ id, author }: Named): string => `${id} ${author}`;

/**
 * The suggestions that wait in the content of a version and do not any more: the last decision on each stands. What
 * waits in the paper now has been opened again since, or never was decided.
 */
export function decidedSince(
  version: readonly ContentNode[],
  decisions: readonly Decided[],
  waitingNow: readonly Named[],
): DecidedSince[] {
  const last = new Map(
    decisions.map(({ suggestionId, authorId, decision }) => [
      keyOf({ id: suggestionId, author: authorId }),
      decision,
    ]),
  );
  for (const waiting of waitingNow) last.delete(keyOf(waiting));
  return suggestionsIn(version).flatMap((suggestion) => {
    const decision = last.get(keyOf(suggestion));
    return decision ? [{ suggestion, decision }] : [];
  });
}

/** The content of a version as it reads with these decisions made; what was not decided goes on waiting. */
export function asDecided(
  version: readonly ContentNode[],
  decided: readonly DecidedSince[],
): readonly ContentNode[] {
  if (decided.length === 0) return version;
  const fates = new Map(decided.map(({ suggestion, decision }) => [keyOf(suggestion), decision]));
  return project(version, (entry: Entry) => fates.get(keyOf(entry)) ?? 'keep');
}
