import { expect, it } from 'vitest';
import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { Keys, treeOf } from '#shared/compare/tree.ts';
import { Spots } from '#shared/interchange/returning/spots.ts';
import type { ContentNode } from '#shared/paper/content.ts';

it('[IN66] finds the places of many new blocks by going through their row once', () => {
  const row = Array.from(
    { length: 3000 },
    (_, at): ContentNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: String(at) }],
    }),
  );
  const known = new Map(
    treeOf(
      [0, 1500, 2999].flatMap((at) => row[at] ?? []),
      new Keys(),
      PLAIN_COMPARE,
    ).children.map((block) => [block.node, block]),
  );
  let asked = 0;
  const partnerOf = (node: ContentNode) => {
    asked += 1;
    return known.get(node) ?? null;
  };
  const spots = new Spots({ partnerOf, content: row });
  const placed = row.map((node) =>
    spots
      .of(node, row, [])
      .map(({ sent, side }) => `${side} ${sent.node.content?.[0]?.text ?? ''}`)
      .join(),
  );
  expect(placed[1]).toBe('after 0,before 1500,before 2999');
  expect(placed[1500]).toBe('after 0,before 2999');
  expect(placed[1501]).toBe('after 1500,after 0,before 2999');
  expect(placed[2999]).toBe('after 1500,after 0');
  expect(asked).toBe(row.length);
});
