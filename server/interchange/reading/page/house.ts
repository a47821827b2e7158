import * as z from 'zod';
import type { ChangeBook } from '#server/interchange/reading/change-book.ts';
import {
  attributeOf,
  type Element,
  elementsIn,
  type treeOf,
} from '#server/interchange/reading/page/tree.ts';
import { NODES } from '#shared/paper/schema.ts';
import {
  type Entry,
  ENTRY_KINDS,
  isSuggestionId,
  keyOf,
  readEntry,
  valueOf,
} from '#shared/suggestion/entry.ts';

/** The body of a page that this house wrote; null for any other. What it says of itself is believed of nothing but shape. */
export function houseBody(root: ReturnType<typeof treeOf>): Element | null {
  for (const element of elementsIn(root))
    if (element.tagName === 'body')
      return attributeOf(element, 'data-nayar') === 'paper' ? element : null;
  return null;
}

/** An attribute of a block as it stands in a page, where the schema takes it. */
export function told(type: string, name: string, value: string | null): string | null {
  return value !== null && NODES[type]?.attributes[name]?.accepts(value) ? value : null;
}

const Changes = z
  .array(
    z.tuple([
      z
        .int()
        .min(0)
        .max(ENTRY_KINDS.length - 1),
      z.string().refine(isSuggestionId),
      z.string().max(200),
      z.int().min(1.5e12).max(1e15),
      z.string().max(400).nullable(),
    ]),
  )
  .max(50);

/** What is suggested about an element, by names and no accounts; nothing where it cannot be read. */
export function changesOf(element: Element, book: ChangeBook): readonly Entry[] {
  const text = attributeOf(element, 'data-changes');
  if (text === null) return [];
  const read = Changes.safeParse(parsed(text));
  if (!read.success) return [];
  return read.data.flatMap(([place, id, name, at, to]): Entry[] => {
    const kind = ENTRY_KINDS[place];
    if (!kind) return [];
    const entry = { kind, id, author: book.author(name).id, at, to };
    const whole = readEntry(keyOf(entry), valueOf(entry));
    return whole ? [whole] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
