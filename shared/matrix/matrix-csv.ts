import { csvOf } from '#shared/csv/csv.ts';
import type { Say } from '#shared/locale/say.ts';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { chapterInWords, placeInWords } from '#shared/matrix/where.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { SayLabel } from '#shared/paper/part-label.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';

const COLUMNS = [
  'number',
  'chapter',
  'place',
  'author',
  'kind',
  'quote',
  'remark',
  'replies',
  'proposal',
  'disposition',
  'response',
  'decider',
  'date',
  'state',
  'seenBy',
] as const;

/** The matrix as a file for spreadsheets: the same rows as on the screen, in the order of their numbers. */
export function matrixCsv(rows: readonly MatrixRow[], layout: PaperLayout, say: Say): string {
  const head = COLUMNS.map((column) => say(`matrix.column.${column}`));
  return csvOf([head, ...rows.map((row) => cellsOf(row, layout, say))]);
}

function cellsOf(row: MatrixRow, layout: PaperLayout, say: Say): string[] {
  const { thread, where, answer, sameAs } = row;
  const { comments, kind, state, group } = thread;
  const [first, ...replies] = comments;
  const words = (body: (typeof comments)[number]['body']) =>
    body === null ? say('matrix.erased') : wordsOf(body);
  return [
    String(thread.number),
    where.chapter === null ? '' : plain(chapterInWords(where.chapter, say)),
    plain(placeOf(row, layout, say)),
    thread.authorName,
    say(`thread.kind.${kind}`),
    thread.quote,
    first ? words(first.body) : '',
    replies.map(({ authorName, body }) => `${authorName}: ${words(body)}`).join('\n'),
    thread.proposal ?? '',
    answer === null ? '' : say(`thread.disposition.${answer.disposition}`),
    [answer?.reason ?? '', sameAs === null ? '' : plain(say('matrix.sameAs', { number: sameAs }))]
      .filter(Boolean)
      .join('\n'),
    answer?.byName ?? '',
    // The day alone, which every spreadsheet reads as a date.
    answer?.at.slice(0, 10) ?? '',
    say(`thread.state.${state}`),
    group?.name ?? '',
  ];
}

export type SayPlace = (
  key: Parameters<SayLabel>[0] | 'matrix.gone' | 'matrix.wholePaper' | 'matrix.beforeChapters',
  values?: Parameters<SayLabel>[1],
) => string;

/** Where a remark stands, in words; for what is gone, that it is. */
export function placeOf(
  { stands, where }: Pick<MatrixRow, 'stands' | 'where'>,
  layout: PaperLayout,
  say: SayPlace,
): string {
  if (stands === 'gone') return say('matrix.gone');
  if (stands === 'paper') return say('matrix.wholePaper');
  return placeInWords(where, layout, say) || say('matrix.beforeChapters');
}

/** Without the signs that keep numbers in order within a sentence on the screen: a spreadsheet would find nothing by them. */
function plain(words: string): string {
  return words.replaceAll(/[\u2066-\u2069]/g, '');
}
