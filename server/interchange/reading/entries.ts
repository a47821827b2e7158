import type { Piece } from '#server/interchange/reading/raw.ts';
import { type Entry, formatEntries } from '#shared/suggestion/entry.ts';

export function isSameEntry(one: Entry, other: Entry): boolean {
  return one.kind === other.kind && one.id === other.id && one.author === other.author;
}

export function sameEntries(some: readonly Entry[], others: readonly Entry[]): boolean {
  return formatEntries(some) === formatEntries(others);
}

/** One entry of each kind and id, as the keys of the shared paper have it. */
export function distinct(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry])).values()];
}

/** The changes of a piece of text; of a note those of all its words. */
export function changesOf(piece: Piece): readonly Entry[] {
  if (piece.kind === 'note') {
    const [first, ...rest] = piece.inline;
    return (first?.changes ?? []).filter((entry) =>
      rest.every(({ changes }) => changes.some((one) => isSameEntry(one, entry))),
    );
  }
  return 'changes' in piece ? piece.changes : [];
}

/** Pieces without an entry that is said of the whole block. */
export function withoutEntry(pieces: readonly Piece[], entry: Entry): Piece[] {
  const rest = (changes: readonly Entry[]) => changes.filter((one) => !isSame(one, entry));
  return pieces.map((piece): Piece => {
    if (piece.kind === 'note')
      return {
        ...piece,
        inline: piece.inline.map((one) => ({ ...one, changes: rest(one.changes) })),
      };
    // In a paragraph that is put in as a whole, a line break is one like any other.
    if (piece.kind === 'proposed-end' && entry.kind === 'insertion') return { kind: 'line-break' };
    return 'changes' in piece ? { ...piece, changes: rest(piece.changes) } : piece;
  });
}

/** Of the same person and kind; the ids may differ where words stand between. */
const isSame = (one: Entry, other: Entry) => one.kind === other.kind && one.author === other.author;
