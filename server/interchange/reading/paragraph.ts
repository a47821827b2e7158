import { readLine } from '#server/interchange/reading/line.ts';
import type { Place } from '#server/interchange/reading/means.ts';
import { indentOf, type ListSign } from '#server/interchange/reading/numbering.ts';
import type { Facts, Piece, Raw, RawParagraph } from '#server/interchange/reading/raw.ts';
import { revisionsIn } from '#server/interchange/reading/revisions.ts';
import type { Role } from '#server/interchange/reading/styles.ts';
import { child, type Element, isOn, valueOf } from '#server/interchange/reading/xml-tree.ts';
import type { Paragraph } from '#shared/interchange/model.ts';
import { type Direction, directionsOf } from '#shared/interchange/script-runs.ts';

/** Whose look is the house's own, whatever the file's style says. */
const DRAWN_HERE: ReadonlySet<Role> = new Set([
  'title',
  'caption',
  'quote',
  'contents',
  'label',
  'drawn',
]);

/** Reads one paragraph. */
export function readParagraph(
  element: Element,
  place: Place,
  aside: (element: Element) => Raw[],
): RawParagraph | { readonly kind: 'contents' } {
  const { styles, numbering } = place.means;
  const properties = child(element, 'w:pPr');
  const style = styles.of(properties);
  const role = styles.role(style);
  const level = styles.headingLevel(properties);
  const isDrawnHere = level !== null || DRAWN_HERE.has(role);
  const line = readLine(element, { place, style: isDrawnHere ? undefined : style, aside });
  // Its end comes behind its words, wherever the file tells of it: what begins with it goes on in the next paragraph.
  const mark = revisionsIn(place.means, child(properties, 'w:rPr'));
  if (mark.length === 0 && line.pieces.length > 0) place.means.book.pass();
  if (role === 'contents' || (line.isContents && line.pieces.length === 0))
    return { kind: 'contents' };
  const direction = directionOf(properties, place, line.pieces);
  const sign = numbering.signOf(properties, styles);
  return {
    kind: 'paragraph',
    role,
    level,
    align: alignOf(properties, place, direction),
    direction,
    sign,
    indent: indentIn(properties, place),
    pieces: line.pieces,
    ids: line.ids,
    mark: [...mark, ...place.around],
    changes: [],
    earlier: earlierOf({ properties, place, line: line.pieces, sign }),
    breaksPage: isOn(child(properties, 'w:pageBreakBefore')) ?? false,
    hasBorder: hasBorder(styles.paragraphProperty(properties, 'w:pBdr')),
  };
}

/** What a paragraph says of its direction; where it says nothing, that of most of its letters. */
function directionOf(
  properties: Element | undefined,
  { means }: Place,
  pieces: readonly Piece[],
): Direction {
  const told = isOn(means.styles.paragraphProperty(properties, 'w:bidi'));
  if (told !== undefined && (told || child(properties, 'w:bidi'))) return told ? 'rtl' : 'ltr';
  const letters = pieces
    .map((piece) => (piece.kind === 'words' ? piece.text : ''))
    .join('')
    .replaceAll(/[^\p{L}]/gu, '');
  const right = directionsOf(letters, 'ltr').filter((one) => one === 'rtl').length;
  return right * 2 > letters.length ? 'rtl' : 'ltr';
}

function alignOf(
  properties: Element | undefined,
  { means }: Place,
  direction: Direction,
): Paragraph['align'] {
  const isTold = isOn(means.styles.paragraphProperty(properties, 'w:bidi')) ?? false;
  switch (valueOf(means.styles.paragraphProperty(properties, 'w:jc'))) {
    case 'center':
      return 'center';
    case 'both':
    case 'distribute':
    case 'thaiDistribute':
      return 'justify';
    case 'end':
      return 'end';
    case 'right':
      // Right is the end of a line from left to right, and Word turns the two round from right to left. Who set Hebrew at
      // the right without more meant its start.
      return direction === 'rtl' && !isTold ? null : 'end';
    default:
      return null;
  }
}

function indentIn(properties: Element | undefined, { means }: Place): number {
  const found = means.styles.paragraphProperty(properties, 'w:ind');
  return found ? indentOf({ name: 'w:pPr', attrs: {}, children: [found] }) : 0;
}

function hasBorder(borders: Element | undefined): boolean {
  return ['w:bottom', 'w:top', 'w:between'].some((side) => {
    const line = valueOf(child(borders, side));
    return line !== undefined && line !== 'none' && line !== 'nil';
  });
}

interface EarlierWish {
  readonly properties: Element | undefined;
  readonly place: Place;
  readonly line: readonly Piece[];
  readonly sign: ListSign | null;
}

function earlierOf({ properties, place, line, sign }: EarlierWish): RawParagraph['earlier'] {
  const { styles, numbering, tally } = place.means;
  const revision = child(properties, 'w:pPrChange');
  if (!revision) return null;
  const before = child(revision, 'w:pPr');
  const direction = directionOf(before, place, line);
  const earlier = numbering.signOf(before, styles);
  if (earlier?.list !== sign?.list || earlier?.level !== sign?.level) tally.add('looks-proposed');
  const facts: Facts = {
    level: styles.headingLevel(before),
    align: alignOf(before, place, direction),
    direction,
  };
  return { facts, revision };
}
