/** Versions in a row in which a block stood in one and the same wording. */
export interface Stretch {
  /** A name of the wording: equal for equal ones. */
  readonly wording: string;
  /** The number of the first of these versions. */
  readonly from: number;
  /** Of the last; null while the newest version that was looked at has it too. */
  readonly to: number | null;
}

/** What is known of a block once one more version was looked at: `wording` is null where that one lacks the block. */
export function withVersion(
  stretches: readonly Stretch[],
  wording: string | null,
  { number, before }: { readonly number: number; readonly before: number | null },
): readonly Stretch[] {
  const last = stretches.at(-1);
  const open = last?.to === null ? last : null;
  if (open && open.wording === wording) return stretches;
  const closed =
    open && before !== null ? [...stretches.slice(0, -1), { ...open, to: before }] : stretches;
  return wording === null ? closed : [...closed, { wording, from: number, to: null }];
}

/** Whether a block stood in this wording in the version of this number. */
export function stoodIn(stretches: readonly Stretch[], wording: string, number: number): boolean {
  return stretches.some(
    (stretch) =>
      stretch.wording === wording &&
      stretch.from <= number &&
      (stretch.to === null || number <= stretch.to),
  );
}
