import type { VersionKind } from '#shared/version/version.ts';

/** What of a version decides whether it may go. */
export interface Thinnable {
  readonly id: string;
  readonly kind: VersionKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Somebody gave it a name, published it, or has read as far as it. */
  readonly isNeeded: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** From which age on versions stand for how long a while, the oldest first. */
const GRAINS = [
  { from: 90 * DAY, lasts: WEEK },
  { from: 14 * DAY, lasts: DAY },
  { from: DAY, lasts: HOUR },
] as const;

/**
 * The ids of versions that may go: of those of the last day none, then the last of each hour stays, after two weeks of
 * each day, after three months of each week. What is named or needed stays, and so does the newest of all.
 */
export function thinnedOut(versions: readonly Thinnable[], now: number): readonly string[] {
  const newestFirst = versions.toSorted((one, other) => other.at - one.at);
  const spoken = new Set<string>();
  return newestFirst.flatMap(({ id, kind, at, isNeeded }, place) => {
    const grain = GRAINS.find(({ from }) => now - at >= from);
    if (kind === 'named' || isNeeded || place === 0 || !grain) return [];
    const span = `${grain.lasts} ${Math.floor(at / grain.lasts)}`;
    if (spoken.has(span)) return [id];
    spoken.add(span);
    return [];
  });
}
