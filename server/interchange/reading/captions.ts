import type { FigureItem, Item } from '#server/interchange/reading/items.ts';
import type { Piece, RawParagraph } from '#server/interchange/reading/raw.ts';

/** What numbered captions begin with, where Word does not count them. */
const LITERAL =
  /^\s*(איור|תרשים|תמונה|גרף|טבלה|לוח|figure|fig\.?|chart|table)\s+\d+\s*[:.\-–—]*\s*/i;
const FOLLOWING = /^[\s:.\-–—]+/;
const OF_TABLE = /^(?:טבלה|לוח|table)/i;

interface Caption {
  readonly paragraph: RawParagraph;
  readonly isOfTable: boolean | null;
}

/** Gives pictures the captions that stand under or over them, and puts those of tables before their tables. */
export function placeCaptions(items: readonly Item[]): Item[] {
  const placed: Item[] = [];
  let waiting: RawParagraph | null = null;
  for (const [at, item] of items.entries()) {
    if (item.kind === 'figure' && waiting) {
      placed.push({ ...item, caption: waiting });
      waiting = null;
      continue;
    }
    const caption = item.kind === 'paragraph' ? captionOf(item) : null;
    if (!caption) {
      placed.push(item);
      continue;
    }
    const before = placed.at(-1);
    const next = items[at + 1];
    const words = { ...caption.paragraph, role: 'caption' as const };
    if (isBareFigure(before) && caption.isOfTable !== true)
      placed.splice(-1, 1, { ...before, caption: words });
    else if (next?.kind === 'table' && caption.isOfTable !== false) placed.push(words);
    else if (
      before?.kind === 'table' &&
      placed.at(-2)?.kind !== 'paragraph' &&
      caption.isOfTable !== false
    )
      placed.splice(-1, 0, words);
    else if (before?.kind === 'table' && caption.isOfTable === true && !isCaption(placed.at(-2)))
      placed.splice(-1, 0, words);
    else if (next?.kind === 'figure' && caption.isOfTable !== true) waiting = words;
    else placed.push(item.kind === 'paragraph' ? { ...item, role: 'plain' } : item);
  }
  return placed;
}

const isBareFigure = (item: Item | undefined): item is FigureItem =>
  item?.kind === 'figure' && item.caption === null;

const isCaption = (item: Item | undefined): boolean =>
  item?.kind === 'paragraph' && item.role === 'caption';

/** A caption without the label that a paper counts anew; null for another paragraph. */
function captionOf(paragraph: RawParagraph): Caption | null {
  const { role, pieces, level, sign } = paragraph;
  if (level !== null || sign !== null) return null;
  const at = pieces.findLastIndex(
    (piece) => piece.kind === 'words' && piece.sequence !== undefined,
  );
  const counted = pieces[at];
  if (counted?.kind === 'words') {
    const before = pieces
      .slice(0, at)
      .map((piece) => (piece.kind === 'words' ? piece.text : ''))
      .join('');
    const name = counted.sequence ?? '';
    const isOfTable = OF_TABLE.test(name) || OF_TABLE.test(before.trim());
    const rest = withoutStart(pieces.slice(at + 1), FOLLOWING);
    return { paragraph: { ...paragraph, pieces: rest }, isOfTable };
  }
  if (role !== 'caption') return null;
  const [first] = pieces;
  const label = first?.kind === 'words' ? LITERAL.exec(first.text)?.[1] : undefined;
  if (label === undefined) return { paragraph, isOfTable: null };
  const rest = withoutStart(pieces, LITERAL);
  return { paragraph: { ...paragraph, pieces: rest }, isOfTable: OF_TABLE.test(label) };
}

function withoutStart(pieces: readonly Piece[], start: RegExp): Piece[] {
  const [first, ...rest] = pieces;
  if (first?.kind !== 'words') return [...pieces];
  const text = first.text.replace(start, '');
  return text === '' ? rest : [{ ...first, text }, ...rest];
}
