import { Refusal } from '#shared/refusal/refusal.ts';

/** So many earlier states of one thing are kept, and so many letters of them. */
const MOST_STATES = 200;
const MOST_LETTERS = 200_000;

/**
 * What stood before, with one more state. None of it is ever let go of: when there is no more room the change is refused,
 * so that whoever makes it knows, and keeps what they wrote.
 */
export function withState<State>(
  earlier: readonly State[],
  ...states: readonly State[]
): readonly State[] {
  const all = [...earlier, ...states];
  if (states.length > 0 && (all.length > MOST_STATES || JSON.stringify(all).length > MOST_LETTERS))
    throw new Refusal('history-full');
  return all;
}
