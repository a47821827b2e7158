/**
 * How text that was taken in stands to its source:
 * - `same`: both read alike;
 * - `behind`: the source reads otherwise since; nobody changed anything here;
 * - `waiting`: so, but suggestions on it wait here, and nothing is exchanged under them;
 * - `diverged`: it was changed here, and nobody has said yet what is to become of that;
 * - `proposed`: so, and it was proposed to the source, where it waits;
 * - `own`: so, and it was said that this paper's wording stays;
 * - `gone`: it stands in the source no more, or the source is out of reach of this paper;
 * - `unreadable`: the text on the other side cannot be read now, and nothing can be said of it.
 */
export const INCLUSION_STATES = [
  'same',
  'behind',
  'waiting',
  'diverged',
  'proposed',
  'own',
  'gone',
  'unreadable',
] as const;
export type InclusionState = (typeof INCLUSION_STATES)[number];

/** Wordings by name: equal names say that they read alike. */
export interface Standing {
  /** As it stands here with everything that is suggested, and without. */
  readonly ours: string;
  readonly oursAgreed: string;
  /** As it would stand here if it were taken now; null where there is nothing to take. */
  readonly theirs: string | null;
  /** What was written here by taking it in: more than one only while it is not known which was written last. */
  readonly taken: readonly string[];
  /** The source's wording against which it was said that ours stays. */
  readonly kept: string | null;
  /** Whether ours waits in the source as a suggestion. */
  readonly isProposed: boolean;
}

export function stateOf(standing: Standing): InclusionState {
  const { ours, oursAgreed, theirs, taken, kept, isProposed } = standing;
  if (theirs === null) return 'gone';
  if (oursAgreed === theirs) return 'same';
  if (taken.includes(ours)) return 'behind';
  if (taken.includes(oursAgreed)) return 'waiting';
  if (isProposed) return 'proposed';
  return kept === theirs ? 'own' : 'diverged';
}
