import type { FileSpeech } from '#server/interchange/table/file-speech.ts';
import {
  type Cell,
  type CellWords,
  linesOf,
  type TableWish,
} from '#server/interchange/table/table-wish.ts';
import type { SignedReservation } from '#shared/position/position-contract.ts';
import { STANCES } from '#shared/position/position.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import type { RegisterBlock } from '#shared/register/register-contract.ts';

interface Told {
  readonly speech: FileSpeech;
  /** Titles of papers by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** The signed reservations that stand on a recommendation, by its place. */
  readonly reservations: ReadonlyMap<string, readonly SignedReservation[]>;
}

const COLUMNS = [
  ['number', 8],
  ['words', 27],
  ['dimension', 10],
  ['paper', 12],
  ['state', 9],
  ['positions', 11],
  ['reservations', 22],
  ['owners', 12],
] as const;

/** The recommendations of a forum as the table of a Word file. */
export function registerTable(
  blocks: readonly RegisterBlock[],
  told: Told,
): Pick<TableWish, 'columns' | 'groups' | 'empty'> {
  const { say } = told.speech;
  return {
    columns: COLUMNS.map(([id, share]) => ({ title: say(`register.column.${id}`), share })),
    groups: [{ lead: null, rows: cellsOf(blocks, told) }],
    empty: say('register.emptyList'),
  };
}

function* cellsOf(blocks: readonly RegisterBlock[], told: Told): Generator<readonly Cell[]> {
  const { say, day } = told.speech;
  for (const block of blocks) {
    const { recommendation, dimension, number, words, paperId } = block;
    if (!recommendation) continue;
    const { state, owners, reviewOn, outcome } = recommendation;
    const reviewed =
      reviewOn === null
        ? []
        : linesOf(`${say('register.column.review')}: ${day(reviewOn)}`, 'soft');
    yield [
      linesOf(number, 'strong'),
      [...linesOf(words), ...signsOf(block, told)],
      linesOf(dimension === null ? null : say(`editor.dimension.${dimension}`)),
      linesOf(told.titles.get(paperId) ?? null),
      [...linesOf(say(`register.state.${state}`), 'strong'), ...linesOf(outcome, 'soft')],
      countsCell(recommendation, told),
      (told.reservations.get(keyOfPlace(block)) ?? []).flatMap(reservationLines),
      [
        ...(owners.length === 0
          ? linesOf(say('register.noOwner'), 'soft')
          : owners.flatMap(({ name }) => linesOf(name))),
        ...reviewed,
      ],
    ];
  }
}

/** What is only suggested, and what is missing that no column shows. */
function signsOf(
  { proposal, hasSuggestions, gaps }: RegisterBlock,
  { speech: { say } }: Told,
): Cell {
  const signs = [
    ...(proposal === 'insertion' ? [say('register.proposed')] : []),
    ...(proposal === 'deletion' ? [say('register.leaving')] : []),
    ...(hasSuggestions ? [say('register.hasSuggestions')] : []),
    ...gaps.filter((gap) => gap === 'no-challenge').map((gap) => say(`register.gap.${gap}`)),
  ];
  return signs.length === 0 ? [] : linesOf(signs.join(' · '), 'soft');
}

function countsCell(
  { counts, standing }: NonNullable<RegisterBlock['recommendation']>,
  { speech: { say } }: Told,
): Cell {
  if (counts === null) return linesOf(say('position.closed', { count: standing }), 'soft');
  if (standing === 0) return linesOf(say('register.none'), 'soft');
  return STANCES.filter((stance) => (counts[stance] ?? 0) > 0).map((stance) => [
    { words: `${say(`position.stance.${stance}`)}: ${String(counts[stance])}` },
  ]);
}

function reservationLines({ text, name, title, office }: SignedReservation): CellWords[][] {
  const signature = [name, title, office].filter(Boolean).join(', ');
  return [...linesOf(text), ...linesOf(signature, 'strong')];
}
