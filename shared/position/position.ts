/** Where a member may stand on a recommendation, from for to against; the last takes no part. */
export const STANCES = ['support', 'no-objection', 'reservation', 'object', 'recuse'] as const;
export type Stance = (typeof STANCES)[number];

/** A stance that must say why. */
export function needsReason(stance: Stance): boolean {
  return stance === 'reservation' || stance === 'object' || stance === 'recuse';
}

/** A stance that must say what would satisfy, and that may be signed to stand beside the recommendation. */
export function isAgainst(stance: Stance): boolean {
  return stance === 'reservation' || stance === 'object';
}

/** When others' positions are seen: at once, or after one's own. */
export const OPENNESS = ['open', 'closed'] as const;
export type Openness = (typeof OPENNESS)[number];

/** A signed reservation has at most so many words where the forum chose no other number. */
export const RESERVATION_WORDS = 150;
export const FEWEST_WORDS = 20;
export const MOST_WORDS = 1000;

/** How many words a text has, as a reader counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A lead's word that going from one wording to another changed nothing of what is said. Both are hashes. */
export interface EditorialChange {
  readonly from: string;
  readonly to: string;
}

/**
 * The wordings that say what `wording` says: itself, and all that declared editorial changes lead to, in either direction.
 * A position stands as long as its wording is among them.
 */
export function sameAs(wording: string, changes: readonly EditorialChange[]): ReadonlySet<string> {
  const same = new Set([wording]);
  const open = [wording];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { from, to } of changes) {
      const other = from === next ? to : to === next ? from : null;
      if (other === null || same.has(other)) continue;
      same.add(other);
      open.push(other);
    }
  }
  return same;
}
