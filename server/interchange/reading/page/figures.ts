import { withoutLabel } from '#server/interchange/reading/page/caption-label.ts';
import { trimmed } from '#server/interchange/reading/page/lines.ts';
import type { PageParts } from '#server/interchange/reading/page/means.ts';
import type { Place } from '#server/interchange/reading/page/place.ts';
import { childrenOf, type Element, firstNamed } from '#server/interchange/reading/page/tree.ts';
import type { Block } from '#shared/interchange/model.ts';

const NOTHING = { file: null, alt: null, pixels: null, width: null, number: null, label: null };

/** A figure with its caption: an image, or whatever else somebody gave a caption, such as a table. */
export function figureBlocks(parts: PageParts, element: Element, place: Place): Block[] {
  const { isOwn } = parts.means;
  const words = firstNamed(element, 'figcaption');
  const rest = childrenOf(element).filter((child) => child !== words);
  const [first, ...more] = parts.blocks(rest, place);
  const line = words ? parts.line(childrenOf(words), { ...place, keepsBlanks: isOwn }) : [];
  const inline = isOwn ? line : withoutLabel(trimmed(line));
  const { dir } = place;
  if (first?.kind === 'figure') return [{ ...first, ...parts.tied(element), dir, inline }, ...more];
  if (isOwn) return [{ kind: 'figure', ...parts.tied(element), dir, inline, ...NOTHING }];
  if (!words || inline.length === 0) return first ? [first, ...more] : [];
  const told = { id: null, changes: [], dir, inline, number: null } as const;
  if (!first) return [{ kind: 'paragraph', align: null, ...told }];
  return [{ kind: 'caption', label: null, ...told }, first, ...more];
}
