import type { Looked, ReservationSheet, Run } from '#server/interchange/pdf/sheet/sheet.ts';
import { LINE_LETTERS, type PaperWriting } from '#server/interchange/pdf/sheet/writing.ts';
import type { Frame } from '#shared/interchange/model.ts';
import { STANCES } from '#shared/position/position.ts';
import type { PositionView, SignedReservation } from '#shared/position/position-contract.ts';

/** The line over a frame: "Recommendation 3.2 · structure and powers". None over a quotation. */
export function frameLabel({ say }: PaperWriting, { of, tone, dimension, number }: Frame): Run[] {
  if (of === 'quote') return [];
  if (of === 'callout') return [say(`tools.tone.${tone ?? 'note'}`)];
  const kind = say(`editor.block.${of}`);
  const rest = dimension === null ? '' : ` · ${say(`editor.dimension.${dimension}`)}`;
  return [`${kind}${number === null ? '' : ` ${number}`}${rest}`];
}

/** What is said beside a block: positions, where they are for whoever asks, and signed reservations. */
export function besideSheets(writing: PaperWriting, blockId: string | null): ReservationSheet[] {
  const beside = blockId === null ? undefined : writing.paper.beside.get(blockId);
  if (!beside) return [];
  const { positions, reservations } = beside;
  return [
    ...(positions && positions.length > 0 ? [positionsSheet(writing, positions)] : []),
    ...reservations.map((one) => reservationSheet(writing, one)),
  ];
}

function positionsSheet(
  writing: PaperWriting,
  positions: readonly PositionView[],
): ReservationSheet {
  const { say } = writing;
  const lines = STANCES.flatMap((stance): Run[][] => {
    const taken = positions.filter((one) => one.stance === stance);
    if (taken.length === 0) return [];
    const names = taken.map(({ person, isStale }) =>
      isStale ? `${person.name} (${say('position.stale')})` : person.name,
    );
    const head: Looked = {
      t: `${say(`position.stance.${stance}`)} (${String(taken.length)}): `,
      b: 1,
    };
    const reasons = taken.flatMap(({ person, reason }) =>
      reason === '' ? [] : wordsOf(writing, `${person.name}: ${reason}`),
    );
    return [[head, ...wordsOf(writing, names.join(', ')).flat()], ...reasons];
  });
  return { head: say('position.positions'), lines };
}

function reservationSheet(
  writing: PaperWriting,
  { text, name, title, office }: SignedReservation,
): ReservationSheet {
  const signature = [name, title, office].filter(Boolean).join(', ');
  return {
    head: writing.say('position.inPrint'),
    lines: wordsOf(writing, text),
    sign: wordsOf(writing, signature).flat(),
  };
}

function wordsOf(writing: PaperWriting, text: string): Run[][] {
  return writing.lines(text, LINE_LETTERS).map((line) => [line]);
}
