import type {
  Picture,
  Piece,
  Raw,
  RawFrame,
  RawParagraph,
  RawTable,
} from '#server/interchange/reading/raw.ts';
import type { Inline } from '#shared/interchange/model.ts';
import { sameEntries } from '#server/interchange/reading/entries.ts';

/** A picture as a block. */
export interface FigureItem {
  readonly kind: 'figure';
  readonly ids: readonly string[];
  readonly picture: Picture;
  readonly caption: RawParagraph | null;
  readonly changes: Picture['changes'];
}

export interface SignItem {
  readonly kind: 'page-break' | 'rule' | 'contents';
  readonly ids: readonly string[];
  readonly changes: Picture['changes'];
}

/** What one story is made of once every paragraph is nothing but its words. */
export type Item = RawParagraph | RawTable | RawFrame | FigureItem | SignItem;

/**
 * Takes pictures, page ends and text boxes out of paragraphs and sets them beside them. What the house wrote itself beside
 * a paper's text is left out of a file of its own.
 */
export function itemsOf(blocks: readonly Raw[], isOwn: boolean): Item[] {
  return blocks.flatMap((block): Item[] => {
    if (block.kind === 'contents') return [{ kind: 'contents', ids: [], changes: [] }];
    return block.kind === 'paragraph' ? spread(block, isOwn) : [block];
  });
}

function spread(paragraph: RawParagraph, isOwn: boolean): Item[] {
  const { pieces, ids, mark, role } = paragraph;
  if (isOwn && (role === 'beside' || role === 'label')) return [];
  const words = pieces.filter(({ kind }) => !BESIDE.has(kind));
  const beside = pieces.flatMap((piece, at) => besideOf(piece, isBlank(pieces.slice(0, at))));
  const isBare = isBlank(words);
  const starts = beside.filter(({ isFirst }) => isFirst).flatMap(({ item }) => item);
  if (paragraph.breaksPage) starts.unshift({ kind: 'page-break', ids: [], changes: [] });
  const rest = beside.filter(({ isFirst }) => !isFirst).flatMap(({ item }) => item);
  const asides = pieces.flatMap((piece) =>
    piece.kind === 'aside' ? itemsOf(piece.blocks, isOwn) : [],
  );
  const others = [...starts, ...rest, ...asides];
  if (!isBare) return [...starts, { ...paragraph, pieces: words }, ...rest, ...asides];
  const [first, ...more] = others;
  if (first && 'ids' in first)
    return [{ ...first, ids, changes: changesFor(first, mark) }, ...more];
  if (others.length > 0) return others;
  if (paragraph.hasBorder || (isOwn && role === 'rule'))
    return [{ kind: 'rule', ids, changes: mark }];
  // An empty paragraph is a gap in Word; one that is proposed, or that the paper had, is a paragraph.
  const isKept = mark.length > 0 || (isOwn && role !== 'gap');
  return isKept || paragraph.sign !== null ? [{ ...paragraph, pieces: words }] : [];
}

const BESIDE: ReadonlySet<string> = new Set(['picture', 'page-break', 'aside']);

function isBlank(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => piece.kind === 'words' && piece.text.trim() === '');
}

/** What a piece is beside its paragraph; a page that ends before its words ends before it. */
function besideOf(piece: Piece, isAtStart: boolean): { isFirst: boolean; item: Item }[] {
  if (piece.kind === 'page-break')
    return [{ isFirst: isAtStart, item: { kind: 'page-break', ids: [], changes: [] } }];
  if (piece.kind !== 'picture') return [];
  const { changes } = piece;
  return [
    { isFirst: false, item: { kind: 'figure', ids: [], picture: piece, caption: null, changes } },
  ];
}

function changesFor(item: Item, mark: Picture['changes']): Picture['changes'] {
  return item.kind === 'figure' ? item.changes : mark;
}

/** The pieces of a paragraph as the model has them; neighbouring words of one look are one. */
export function inlineOf(pieces: readonly Piece[]): Inline[] {
  const all: Inline[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.kind === 'words') {
      const { text, look, changes, threads } = piece;
      if (last?.kind === 'words' && isAlike(last, piece))
        all.splice(-1, 1, { ...last, text: last.text + text });
      else all.push({ kind: 'words', text, look, changes, threads });
    } else if (piece.kind === 'note') all.push({ ...piece, inline: noteInline(piece.inline) });
    else if (
      piece.kind === 'line-break' ||
      piece.kind === 'proposed-end' ||
      piece.kind === 'reference'
    )
      all.push(piece);
  }
  return all;
}

type InNote = (Inline & { readonly kind: 'note' })['inline'];

function noteInline(inline: InNote): InNote {
  return inlineOf(inline).flatMap((one) =>
    one.kind === 'words' || one.kind === 'reference' || one.kind === 'proposed-end' ? [one] : [],
  );
}

type WordsOf = Inline & { readonly kind: 'words' };

function isAlike(one: WordsOf, other: WordsOf): boolean {
  return (
    JSON.stringify(one.look) === JSON.stringify(other.look) &&
    sameEntries(one.changes, other.changes) &&
    one.threads.join(' ') === other.threads.join(' ')
  );
}
