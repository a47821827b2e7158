import type { Means } from '#server/interchange/reading/means.ts';
import { lookOf } from '#server/interchange/reading/run-look.ts';
import { child, type Element } from '#server/interchange/reading/xml-tree.ts';
import type { Look } from '#shared/interchange/model.ts';
import { type Entry, RESTYLES } from '#shared/suggestion/entry.ts';

/** How words look, and what is proposed about it: a paper keeps the look that they have until that is accepted. */
export function restylings(
  properties: Element | undefined,
  surroundings: Parameters<typeof lookOf>[1],
  { book, tally }: Means,
): { readonly look: Look; readonly entries: readonly Entry[] } {
  const after = lookOf(properties, surroundings);
  const change = child(properties, 'w:rPrChange');
  if (!change) return { look: after, entries: [] };
  const before = lookOf(child(change, 'w:rPr'), surroundings);
  const changed = RESTYLES.filter((mark) => before[mark] !== after[mark]);
  if (changed.length === 0) {
    tally.add('looks-proposed');
    return { look: after, entries: [] };
  }
  tally.add('restylings');
  const entries = changed.map((mark) =>
    book.entry('restyled', change, `${after[mark] ? '+' : '-'}${mark}`),
  );
  const kept = Object.fromEntries(changed.map((mark) => [mark, before[mark]]));
  return { look: { ...after, ...kept }, entries };
}
