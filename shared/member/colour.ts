/**
 * A person's colour for carets and initials: 8 hues that keep 4.5:1 against white text and 3:1 against both desks.
 * Chosen from the id, so that everybody sees the same person in the same colour and nobody can choose it on the wire.
 */
export const PERSON_COLOURS = [
  '#8a3ffc',
  '#b4540a',
  '#17565c',
  '#a2275f',
  '#1f5fae',
  '#5b6b10',
  '#9a2f2a',
  '#4b4fa3',
] as const;
export type PersonColour = (typeof PERSON_COLOURS)[number];

/**
 * Marks for people who share a colour in one list, 0, 1, 2 and round again in the order of the list: so that the first
 * two dozen of a list look different, while everybody keeps the colour they have everywhere.
 */
export function marksAmong(personIds: readonly string[]): ReadonlyMap<string, number> {
  const seen = new Map<PersonColour, number>();
  const marks = new Map<string, number>();
  for (const id of personIds) {
    if (marks.has(id)) continue;
    const colour = colourOf(id);
    const before = seen.get(colour) ?? 0;
    marks.set(id, before % MARKS);
    seen.set(colour, before + 1);
  }
  return marks;
}

/** Kinds of marks that a style sheet draws. */
export const MARKS = 3;

export function colourOf(personId: string): PersonColour {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return PERSON_COLOURS[sum % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
}
