import type { Piece } from '#shared/compare/comparison.ts';
import { inlineOf, slice } from '#shared/compare/inline.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { type Entry, RESTYLES } from '#shared/suggestion/entry.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import { markKey } from '#shared/suggestion/projection.ts';

/** What words are marked with. */
export interface Pen {
  /** A new entry of its own suggestion. */
  entry(kind: Entry['kind'], to?: string): Entry;
  /** Words that are gone, without the ids that stand in the text of now. */
  gone(nodes: readonly ContentNode[]): readonly ContentNode[];
}

/** The words of both texts in one line: what went and what came marked as suggestions are. */
export function trackedWords(pieces: readonly Piece[], pen: Pen): ContentNode[] {
  return pieces.flatMap((piece) => {
    switch (piece.kind) {
      case 'same':
        return piece.new;
      case 'added':
        return marked(piece.new, markOfEntry(pen.entry('insertion')));
      case 'removed':
        return marked(pen.gone(piece.old), markOfEntry(pen.entry('deletion')));
      case 'note': {
        const note = { type: 'footnote', attrs: { id: piece.id } };
        return marked(trackedWords(piece.pieces, pen), note);
      }
      default:
        return restyled(piece.old, piece.new, pen);
    }
  });
}

/** A line break that came or went is a letter: the only thing on which a suggestion can lie. */
const BREAK_LETTER = '\n';

function marked(nodes: readonly ContentNode[], mark: ContentMark): ContentNode[] {
  return nodes.map((node) => {
    if (node.type !== 'text') return { type: 'text', text: BREAK_LETTER, marks: [mark] };
    return { ...node, marks: [...(node.marks ?? []), mark] };
  });
}

/** The same letters looking different: a proposed look where suggestions have one, else the letters anew. */
function restyled(
  old: readonly ContentNode[],
  next: readonly ContentNode[],
  pen: Pen,
): ContentNode[] {
  const [before, after] = [inlineOf(old), inlineOf(next)];
  const anew = () => [
    ...marked(pen.gone(old), markOfEntry(pen.entry('deletion'))),
    ...marked(next, markOfEntry(pen.entry('insertion'))),
  ];
  if (before.text !== after.text) return anew();
  const ends = [...before.spans, ...after.spans].map(({ to }) => to);
  const cuts = [...new Set(ends)].toSorted((one, other) => one - other);
  const words: ContentNode[] = [];
  let from = 0;
  for (const to of cuts) {
    const [one] = slice(before, from, to);
    const [other] = slice(after, from, to);
    from = to;
    if (!one || !other) continue;
    const changes = looksBetween(one.marks ?? [], other.marks ?? []);
    if (changes === null || one.type !== other.type) return anew();
    const marks = changes.map((to_) => markOfEntry(pen.entry('restyled', to_)));
    words.push(marks.length > 0 ? { ...one, marks: [...(one.marks ?? []), ...marks] } : other);
  }
  return words;
}

/** What is to be put on and taken off, as suggestions say it; null where no suggestion can say it. */
function looksBetween(
  old: readonly ContentMark[],
  next: readonly ContentMark[],
): readonly string[] | null {
  const only = (some: readonly ContentMark[], others: readonly ContentMark[]) => {
    const keys = new Set(others.map(markKey));
    return some.filter((mark) => !keys.has(markKey(mark)));
  };
  const [off, on] = [only(old, next), only(next, old)];
  const isSaid = ({ type }: ContentMark) => RESTYLES.some((known) => known === type);
  if (![...off, ...on].every(isSaid)) return null;
  return [...off.map(({ type }) => `-${type}`), ...on.map(({ type }) => `+${type}`)];
}
