import type { LineWish } from '#server/interchange/word/flow.ts';
import type { ParagraphLook } from '#server/interchange/word/paragraph.ts';
import type { Heading, Paragraph } from '#shared/interchange/model.ts';
import { restyledAttributes } from '#shared/suggestion/restyling.ts';

/** How a block looks with what is suggested about its look, and how it looked before. */
export function restyledLooks(
  block: Paragraph | Heading,
  attributes: Readonly<Record<string, unknown>>,
  lookOf: (attributes: Readonly<Record<string, unknown>>) => ParagraphLook,
): Pick<LineWish, 'look' | 'earlier'> {
  const look = lookOf(attributes);
  const restyled = block.changes.filter(({ kind }) => kind === 'restyled');
  const by = restyled.toSorted((one, other) => one.at - other.at).at(-1);
  if (!by) return { look };
  const next = restyled.reduce(
    (all, { to }) => restyledAttributes(block.kind, all, to),
    attributes as Record<string, unknown>,
  );
  return { look: lookOf(next), earlier: { look, by } };
}

/** Where a block's lines stand. */
export function alignIn({
  align,
}: Readonly<Record<string, unknown>>): 'center' | 'end' | 'justify' | null {
  return align === 'center' || align === 'end' || align === 'justify' ? align : null;
}
