/** Below this a paper is a few lines, and clearing it is nothing to be told. */
const WORTH_TELLING = 400;
const MOST_LOST = 0.7;

/** Whether so much of a text has gone within minutes that everybody should know. Both in letters. */
export function isMostLost(before: number, after: number): boolean {
  return before >= WORTH_TELLING && before - after >= before * MOST_LOST;
}
