import { changesOf, withoutEntry } from '#server/interchange/reading/entries.ts';
import type { Item } from '#server/interchange/reading/items.ts';
import type { Piece, RawParagraph } from '#server/interchange/reading/raw.ts';
import type { Tally } from '#server/interchange/reading/tally.ts';
import { PLAIN_LOOK } from '#shared/interchange/model.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { BREAK_CHARACTER } from '#shared/suggestion/marks.ts';

/**
 * What is proposed about the ends of paragraphs, as a paper has it. An end that was put in parts one paragraph in two: the
 * two are one here, with a proposed end in it. An end that was taken out makes the next one go on in this. Where
 * everything in a paragraph was put in or taken out with its end, by whomever, the whole paragraph was.
 */
export function settleMarks(items: readonly Item[], tally: Tally): Item[] {
  const settled: Item[] = [];
  let open: RawParagraph | null = null;
  let isParted = false;
  let joined: Entry | null = null;
  const close = (paragraph: RawParagraph) => {
    const deletion = paragraph.mark.find(({ kind }) => kind === 'deletion');
    const own = joined ? [{ ...joined, kind: 'joined' as const }] : [];
    joined = null;
    const isWhole = deletion !== undefined && isAll(paragraph.pieces, deletion);
    const changes = [...paragraph.changes, ...own, ...(isWhole ? [deletion] : [])];
    settled.push({
      ...paragraph,
      changes,
      pieces: isWhole ? withoutEntry(paragraph.pieces, deletion) : paragraph.pieces,
    });
    if (deletion && !isWhole) joined = deletion;
  };
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'paragraph') {
      if (joined) tally.add('structure-proposed');
      joined = null;
      settled.push(item);
      continue;
    }
    const paragraph: RawParagraph = open ? together(open, item) : item;
    open = null;
    const insertion = paragraph.mark.find(({ kind }) => kind === 'insertion');
    const next = items[at + 1];
    if (!insertion) {
      close(paragraph);
      isParted = false;
    } else if (!isParted && isAll(paragraph.pieces, insertion)) {
      const pieces = withoutEntry(paragraph.pieces, insertion);
      close({ ...paragraph, pieces, changes: [...paragraph.changes, insertion] });
    } else if (next?.kind === 'paragraph') {
      open = { ...paragraph, pieces: [...paragraph.pieces, endOf(insertion)] };
      isParted = true;
    } else {
      tally.add('structure-proposed');
      close(paragraph);
      isParted = false;
    }
  }
  if (joined) tally.add('structure-proposed');
  return settled;
}

function endOf(insertion: Entry): Piece {
  return {
    kind: 'proposed-end',
    text: BREAK_CHARACTER,
    look: PLAIN_LOOK,
    changes: [insertion],
    threads: [],
  };
}

/** The first half is the block; what follows the proposed end is to be one of the same kind. */
function together(first: RawParagraph, second: RawParagraph): RawParagraph {
  return { ...first, pieces: [...first.pieces, ...second.pieces], mark: second.mark };
}

function isAll(pieces: readonly Piece[], entry: Entry): boolean {
  return pieces.every(
    (piece) =>
      piece.kind === 'line-break' || changesOf(piece).some(({ kind }) => kind === entry.kind),
  );
}
