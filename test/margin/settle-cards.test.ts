import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_GAP, settleCards, type Wanting } from '#client/thread/settle-cards.ts';

const aCard = (key: string, line: number, height = 100): Wanting => ({ key, line, height });

const someCards = fc
  .array(
    fc.record({
      line: fc.integer({ min: 0, max: 4000 }),
      height: fc.integer({ min: 20, max: 600 }),
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((cards) =>
    cards
      .toSorted((one, other) => one.line - other.line)
      .map((card, at): Wanting => ({ ...card, key: String(at) })),
  );
const withActive = someCards.chain((cards) =>
  fc.record({ cards: fc.constant(cards), active: fc.nat(cards.length - 1).map(String) }),
);

function topsOf(cards: readonly Wanting[], active: string | null) {
  const tops = settleCards(cards, active);
  return cards.map((card) => ({ ...card, top: tops.get(card.key) ?? Number.NaN }));
}

describe('cards in the margin', () => {
  it('[MG1] never lie over one another, never above the edge, and keep their order', () => {
    fc.assert(
      fc.property(withActive, ({ cards, active }) => {
        const placed = topsOf(cards, active);
        expect(placed[0]?.top).toBeGreaterThanOrEqual(0);
        const over = placed.filter(({ top, height }, at) => {
          const next = placed[at + 1];
          return next !== undefined && next.top < top + height + CARD_GAP;
        });
        expect(over).toEqual([]);
      }),
    );
  });

  it('[MG1] stand at their line, or right under the card before', () => {
    fc.assert(
      fc.property(someCards, (cards) => {
        const placed = topsOf(cards, null);
        for (const [at, { line, top }] of placed.entries()) {
          const before = placed[at - 1];
          const free = before ? before.top + before.height + CARD_GAP : 0;
          expect(top).toBe(Math.max(line, free));
        }
      }),
    );
  });

  it('[MG2] leave the active one at its line, unless those before it have no room above', () => {
    fc.assert(
      fc.property(withActive, ({ cards, active }) => {
        const at = Number(active);
        const needed = cards.slice(0, at).reduce((sum, { height }) => sum + height + CARD_GAP, 0);
        const card = topsOf(cards, active)[at];
        expect(card?.top).toBe(Math.max(card?.line ?? 0, needed));
      }),
    );
  });

  it('[MG2] go up and down to make room', () => {
    const cards = [aCard('a', 300), aCard('b', 310), aCard('c', 320)];
    expect([...settleCards(cards, 'b')]).toEqual([
      ['a', 200],
      ['b', 310],
      ['c', 420],
    ]);
  });

  it('[MG1] stand alike however often they are asked', () => {
    fc.assert(
      fc.property(withActive, ({ cards, active }) => {
        expect(topsOf(cards, active)).toEqual(topsOf(cards, active));
      }),
    );
  });
});
