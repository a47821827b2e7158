/** Words in a row that one hand put into a paper. `by` is a person's id; null where nobody is known. */
export interface Stroke {
  readonly words: string;
  readonly by: string | null;
  /** Who put the same words back later, where an older version tells of another hand before. */
  readonly putBackBy: string | null;
}

/** How much of some words is whose. */
export interface Share {
  readonly by: string | null;
  readonly putBackBy: string | null;
  /** Without blanks, which belong to nobody. */
  readonly letters: number;
}

/** Whose how many letters are, the one who wrote most first. Together they are all letters of the strokes. */
export function sharesOf(strokes: readonly Stroke[]): Share[] {
  const shares = new Map<string, Share>();
  for (const { words, by, putBackBy } of strokes) {
    const letters = words.replaceAll(/\s/g, '').length;
    const key = JSON.stringify([by, putBackBy]);
    const known = shares.get(key);
    if (letters > 0) shares.set(key, { by, putBackBy, letters: letters + (known?.letters ?? 0) });
  }
  return [...shares.values()].toSorted((one, other) => other.letters - one.letters);
}

/** The same words with neighbouring strokes of one hand made one. */
export function joinedStrokes(strokes: readonly Stroke[]): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of strokes) {
    const last = joined.at(-1);
    if (last && last.by === stroke.by && last.putBackBy === stroke.putBackBy)
      joined[joined.length - 1] = { ...last, words: last.words + stroke.words };
    else if (stroke.words !== '') joined.push(stroke);
  }
  return joined;
}

/**
 * What is known of words from the text of now and from an older version in which the very same words stood: whoever had
 * written them there wrote them, and who is found in the text of now put them back. Where the two read differently, only
 * the text of now tells. `from` and `to` cut out a part, in letters of the whole.
 */
export function withOlderHands(now: readonly Stroke[], older: readonly Stroke[]): Stroke[] {
  const words = (strokes: readonly Stroke[]) => strokes.map((stroke) => stroke.words).join('');
  if (words(now) !== words(older)) return joinedStrokes(now);
  const strokes: Stroke[] = [];
  let at = 0;
  const olderHands = older.values();
  let past = olderHands.next().value;
  for (const stroke of now) {
    let left = stroke.words;
    while (left !== '' && past) {
      const length = Math.min(left.length, past.words.length - at);
      const isAnother = past.by !== null && past.by !== stroke.by;
      strokes.push({
        words: left.slice(0, length),
        by: past.by ?? stroke.by,
        putBackBy: isAnother ? stroke.by : null,
      });
      left = left.slice(length);
      at += length;
      if (at < past.words.length) continue;
      past = olderHands.next().value;
      at = 0;
    }
  }
  return joinedStrokes(strokes);
}
