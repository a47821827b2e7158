import type { Place } from '#server/interchange/reading/means.ts';
import type { Picture } from '#server/interchange/reading/raw.ts';
import { wholeOf } from '#server/interchange/reading/numbering.ts';
import { below, type Element } from '#server/interchange/reading/xml-tree.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

interface Drawn {
  readonly pictures: readonly Picture[];
  /** What stands in text boxes. */
  readonly asides: readonly Element[];
}

const LONGEST_ALT = 1000;

/** The pictures and the text boxes of a drawing. What is drawn from lines, charts and programs of others is left behind. */
export function picturesIn(drawing: Element, place: Place, changes: readonly Entry[]): Drawn {
  const { tally } = place.means;
  const asides = below(drawing, 'w:txbxContent');
  const told = below(drawing, 'wp:docPr')[0]?.attrs ?? {};
  const alt = plainAlt(told['descr'] ?? told['title'] ?? '');
  const width = wholeOf(below(drawing, 'wp:extent')[0]?.attrs['cx'], 0);
  const isObject = drawing.name === 'w:object';
  if (isObject) tally.add('objects');
  const sources = [
    ...below(drawing, 'a:blip').map(({ attrs }) => attrs['r:embed'] ?? attrs['r:link']),
    ...below(drawing, 'v:imagedata').map(({ attrs }) => attrs['r:id']),
  ];
  const parts = isObject ? [] : sources.flatMap((id) => partOf(id, place) ?? []);
  if (sources.length + asides.length === 0 && !isObject) tally.add('drawings');
  const shown = width > 0 ? width : null;
  return {
    pictures: parts.map((part) => ({ kind: 'picture', part, alt, width: shown, changes })),
    asides,
  };
}

function partOf(id: string | undefined, { relations, means }: Place): string | null {
  const relation = relations.get(id ?? '');
  if (relation?.isOutside) {
    means.tally.add('outside-images');
    return null;
  }
  if (relation && means.hasPart(relation.target)) return relation.target;
  means.tally.add('unreadable-images');
  return null;
}

function plainAlt(text: string): string | null {
  const plain = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_ALT);
  return plain === '' ? null : plain;
}
