import type { FileSpeech } from '#server/interchange/table/file-speech.ts';
import {
  type Cell,
  linesOf,
  type RowGroup,
  type TableWish,
} from '#server/interchange/table/table-wish.ts';
import type { AmendmentGroup, AmendmentRow } from '#shared/amendment/amendment-rows.ts';
import { type PaperPlaces, placeInWords } from '#shared/matrix/where.ts';

interface Told {
  readonly places: PaperPlaces;
  readonly speech: FileSpeech;
}

const COLUMNS = [
  ['old', 30],
  ['next', 30],
  ['author', 14],
  ['state', 13],
  ['reason', 18],
] as const;

/** The table of amendments as that of a Word file: each passage under its place, old and new wording side by side. */
export function amendmentTable(
  groups: readonly AmendmentGroup[],
  told: Told,
): Pick<TableWish, 'columns' | 'groups' | 'empty'> {
  const { say } = told.speech;
  return {
    columns: COLUMNS.map(([id, share]) => ({ title: say(`amendment.column.${id}`), share })),
    groups: rowGroups(groups, told),
    empty: say('amendment.none'),
  };
}

function* rowGroups(groups: readonly AmendmentGroup[], told: Told): Generator<RowGroup> {
  for (const group of groups) yield { lead: leadOf(group, told), rows: cellsOf(group, told) };
}

/** The place, and that several stand against each other where they do. */
function leadOf({ blockId, rows }: AmendmentGroup, { places, speech: { say } }: Told): string {
  const place =
    blockId === null
      ? say('amendment.gone')
      : placeInWords(places.of(blockId), places.layout, say) || say('matrix.beforeChapters');
  const isContested = rows.filter(({ state }) => state === 'pending').length > 1;
  return isContested ? `${place} · ${say('amendment.competing')}` : place;
}

function* cellsOf({ rows }: AmendmentGroup, told: Told): Generator<readonly Cell[]> {
  const { say, day } = told.speech;
  for (const row of rows) {
    const isPending = row.state === 'pending';
    yield [
      wordingCell(row.old, 'removed', told),
      [...wordingCell(row.next, 'added', told), ...otherChanges(row, told)],
      [
        ...linesOf(row.authorName),
        ...(isPending ? linesOf(day(row.at), 'soft') : []),
        ...row.remarks.flatMap((number) => linesOf(say('amendment.remark', { number }), 'soft')),
      ],
      [
        ...linesOf(say(`amendment.state.${row.state}`), 'strong'),
        ...(isPending ? [] : linesOf(day(row.at), 'soft')),
        ...linesOf(row.byName, 'soft'),
      ],
      linesOf(row.reason),
    ];
  }
}

function wordingCell(
  lines: AmendmentRow['old'],
  look: 'added' | 'removed',
  { speech: { say } }: Told,
): Cell {
  if (lines.every((runs) => runs.length === 0)) return linesOf(say('amendment.nothing'), 'soft');
  return lines.map((runs) =>
    runs.map(({ words, isChanged }) => (isChanged ? { words, look } : { words })),
  );
}

/** What a whole passage is added or taken away by is seen in its words; the rest is said. */
function otherChanges({ changes }: AmendmentRow, { speech: { say } }: Told): Cell {
  return changes
    .filter((change) => change === 'joined' || change === 'restyled')
    .flatMap((change) => linesOf(say(`suggestion.changes.${change}`), 'soft'));
}
