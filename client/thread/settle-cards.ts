/** A card that wants to stand beside its line. */
export interface Wanting {
  readonly key: string;
  /** Where its line is, from the margin's upper edge, in CSS pixels. */
  readonly line: number;
  readonly height: number;
}

/** Between two cards, in CSS pixels. */
export const CARD_GAP = 10;

/**
 * Where each card stands: in the order in which they are given, never over one another, never above the margin's edge,
 * each as near to its line as those before it let it be. The active one stands at its line exactly, and the others give
 * way, up or down; only where the cards before it need more room than there is above does it give way itself.
 */
export function settleCards(
  cards: readonly Wanting[],
  active: string | null,
): ReadonlyMap<string, number> {
  const tops = downFrom(cards, 0);
  const at = cards.findIndex(({ key }) => key === active);
  const card = cards[at];
  if (card) {
    const before = cards.slice(0, at);
    const needed = before.reduce((sum, { height }) => sum + height + CARD_GAP, 0);
    const line = Math.max(card.line, needed);
    let floor = line;
    for (const [index, { height }] of [...before.entries()].toReversed()) {
      floor = Math.min(tops[index] ?? 0, floor - CARD_GAP - height);
      tops[index] = floor;
    }
    tops[at] = line;
    const after = downFrom(cards.slice(at + 1), line + card.height + CARD_GAP);
    tops.splice(at + 1, after.length, ...after);
  }
  return new Map(cards.map(({ key }, index) => [key, tops[index] ?? 0]));
}

function downFrom(cards: readonly Wanting[], start: number): number[] {
  let free = start;
  return cards.map(({ line, height }) => {
    const top = Math.max(line, free);
    free = top + height + CARD_GAP;
    return top;
  });
}
