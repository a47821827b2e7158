import type { FileSpeech } from '#server/interchange/table/file-speech.ts';
import {
  type Cell,
  type CellWords,
  linesOf,
  type TableWish,
} from '#server/interchange/table/table-wish.ts';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { spotOf } from '#shared/matrix/spot.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

interface Told {
  readonly layout: PaperLayout;
  readonly speech: FileSpeech;
  /** The version on which somebody who wrote at this moment wrote; null before there was any. */
  readonly versionAt: (at: string) => number | null;
}

const COLUMNS = [
  ['number', 7],
  ['place', 12],
  ['author', 11],
  ['remark', 26],
  ['proposal', 16],
  ['disposition', 10],
  ['response', 17],
  ['decider', 10],
  ['version', 6],
] as const;

/** The comment-response matrix as the table of a Word file. */
export function matrixTable(
  rows: readonly MatrixRow[],
  told: Told,
): Pick<TableWish, 'columns' | 'groups' | 'empty'> {
  const { say } = told.speech;
  return {
    columns: COLUMNS.map(([id, share]) => ({ title: say(`matrix.column.${id}`), share })),
    groups: [{ lead: null, rows: cellsOf(rows, told) }],
    empty: say('matrix.none'),
  };
}

function* cellsOf(rows: readonly MatrixRow[], told: Told): Generator<readonly Cell[]> {
  const { say, day } = told.speech;
  for (const row of rows) {
    const { thread, answer } = row;
    const version = told.versionAt(thread.at);
    yield [
      linesOf(String(thread.number), 'strong'),
      placeCell(row, told),
      authorCell(thread, told),
      remarkCell(thread, told),
      linesOf(thread.proposal),
      [
        ...(answer ? linesOf(say(`thread.disposition.${answer.disposition}`), 'strong') : []),
        ...linesOf(say(`thread.state.${thread.state}`), 'soft'),
      ],
      responseCell(row, told),
      answer ? [...linesOf(answer.byName), ...linesOf(day(answer.at), 'soft')] : [],
      linesOf(version === null ? null : String(version)),
    ];
  }
}

function placeCell(row: MatrixRow, { layout, speech: { say } }: Told): Cell {
  const { place, chapter } = spotOf(row, layout, say);
  return [...linesOf(place), ...linesOf(chapter, 'soft')];
}

function authorCell(
  { authorName, kind, group, at }: ThreadView,
  { speech: { say, day } }: Told,
): Cell {
  return [
    ...linesOf(authorName),
    ...linesOf(say(`thread.kind.${kind}`), 'soft'),
    ...linesOf(day(at), 'soft'),
    ...(group ? linesOf(say('matrix.onlyGroup', { group: group.name }), 'strong') : []),
  ];
}

/** The words it was made on, what it says, and what was replied. */
function remarkCell({ quote, comments }: ThreadView, { speech: { say } }: Told): Cell {
  const [first, ...replies] = comments;
  const said = ({ body }: (typeof comments)[number]) =>
    body === null ? say('matrix.erased') : wordsOf(body);
  const replied = replies.map((reply): CellWords[][] => {
    const [line = [], ...more] = linesOf(said(reply));
    return [[{ words: `${reply.authorName}: `, look: 'strong' }, ...line], ...more];
  });
  return [
    ...linesOf(quote === '' ? null : `„${quote}”`, 'soft'),
    ...(first ? linesOf(said(first)) : []),
    ...replied.flat(),
  ];
}

function responseCell({ answer, sameAs }: MatrixRow, { speech: { say } }: Told): Cell {
  const insisted = answer?.insisted ?? null;
  return [
    ...linesOf(answer?.reason ?? null),
    ...(sameAs === null ? [] : linesOf(say('matrix.sameAs', { number: sameAs }), 'soft')),
    ...(insisted ? linesOf(say('matrix.insisted', { reason: insisted.reason })) : []),
  ];
}
