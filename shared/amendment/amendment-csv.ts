import { type AmendmentGroup, plainWording } from '#shared/amendment/amendment-rows.ts';
import { csvOf } from '#shared/csv/csv.ts';
import type { Say } from '#shared/locale/say.ts';
import { type PaperPlaces, placeInWords } from '#shared/matrix/where.ts';

const COLUMNS = [
  'place',
  'old',
  'next',
  'author',
  'changes',
  'state',
  'reason',
  'decider',
  'date',
  'remarks',
] as const;

/** The table of amendments as a file for spreadsheets, in the paper's order. */
export function amendmentCsv(
  groups: readonly AmendmentGroup[],
  places: PaperPlaces,
  say: Say,
): string {
  const head = COLUMNS.map((column) => say(`amendment.column.${column}`));
  const rows = groups.flatMap(({ blockId, rows: all }) =>
    all.map((row) => [
      blockId === null
        ? say('amendment.gone')
        : placeInWords(places.of(blockId), places.layout, say).replaceAll(/[\u2066-\u2069]/g, ''),
      plainWording(row.old),
      plainWording(row.next),
      row.authorName,
      row.changes.map((change) => say(`suggestion.changes.${change}`)).join('\n'),
      say(`amendment.state.${row.state}`),
      row.reason ?? '',
      row.byName ?? '',
      row.at.slice(0, 10),
      row.remarks.join(', '),
    ]),
  );
  return csvOf([head, ...rows]);
}
