export interface Used {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** What has to go, the least used first, so that the rest takes no more than so many bytes. */
export function leastUsed<Thing extends Used>(
  things: readonly Thing[],
  mostBytes: number,
): readonly Thing[] {
  let total = 0;
  const going: Thing[] = [];
  for (const thing of things.toSorted((one, other) => other.usedAt - one.usedAt)) {
    if (total + thing.bytes > mostBytes) going.push(thing);
    else total += thing.bytes;
  }
  return going.toReversed();
}
