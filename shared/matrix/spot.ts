import { placeOf, type SayPlace } from '#shared/matrix/matrix-csv.ts';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { chapterInWords } from '#shared/matrix/where.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { partLabel } from '#shared/paper/part-label.ts';

/** The place, and the chapter where the place does not name it already. */
export function spotOf(row: MatrixRow, layout: PaperLayout, say: SayPlace) {
  const place = placeOf(row, layout, say);
  const { chapter } = row.where;
  if (!chapter) return { place, chapter: null };
  const named = chapterInWords(chapter, say);
  return place === partLabel(chapter, say)
    ? { place: named, chapter: null }
    : { place, chapter: named };
}
