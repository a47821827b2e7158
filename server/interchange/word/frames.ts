import { numberBookmarkOf } from '#server/interchange/word/bookmarks.ts';
import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import { plainRuns } from '#server/interchange/word/plain-runs.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import type { Frame } from '#shared/interchange/model.ts';
import type { PositionView, SignedReservation } from '#shared/position/position-contract.ts';
import { STANCES } from '#shared/position/position.ts';

/** The line over what stands in a frame; null over a quotation. */
export interface FrameLabel {
  readonly style: string;
  readonly runs: string;
}

/** "Recommendation 3.2 · structure and powers": the number is what references to the block show. */
export function frameLabel(writing: Writing, frame: Frame): FrameLabel | null {
  const { wish, base } = writing;
  const { of, tone, dimension, number, id } = frame;
  if (of === 'quote') return null;
  if (of === 'callout') {
    const words = wish.say(`tools.tone.${tone ?? 'note'}`);
    return { style: 'CalloutLabel', runs: plainRuns(words, base) };
  }
  const kind = wish.say(`editor.block.${of}`);
  const counted = number === null ? '' : plainRuns(number, base);
  const bookmark = id === null ? null : numberBookmarkOf(id);
  const rest = dimension === null ? '' : ` · ${wish.say(`editor.dimension.${dimension}`)}`;
  return {
    style: 'BlockLabel',
    runs: [
      plainRuns(`${kind}${number === null ? '' : ' '}`, base),
      counted === '' ? '' : writing.bookmarked(bookmark, counted),
      plainRuns(rest, base),
    ].join(''),
  };
}

/** What is said beside a block: positions, where they are for whoever asks, and signed reservations. */
export function besideXml(writing: Writing, blockId: string): string {
  const beside = writing.wish.beside.get(blockId);
  if (!beside) return '';
  const { positions, reservations } = beside;
  return [
    positions && positions.length > 0 ? positionsXml(writing, positions) : '',
    ...reservations.map((reservation) => reservationXml(writing, reservation)),
  ].join('');
}

/** Each stance with those who took it; a reason where one was given. */
function positionsXml(writing: Writing, positions: readonly PositionView[]): string {
  const { say } = writing.wish;
  const lines = STANCES.flatMap((stance) => {
    const taken = positions.filter((one) => one.stance === stance);
    if (taken.length === 0) return [];
    const names = taken.map(({ person, isStale }) =>
      isStale ? `${person.name} (${say('position.stale')})` : person.name,
    );
    const reasons = taken.flatMap(({ person, reason }) =>
      reason === '' ? [] : [`${person.name}: ${reason}`],
    );
    return [
      `${say(`position.stance.${stance}`)} (${String(taken.length)}): ${names.join(', ')}`,
      ...reasons,
    ];
  });
  const head = line(writing, 'ReservationLabel', say('position.positions'));
  return head + lines.map((words) => line(writing, 'Reservation', words)).join('');
}

function reservationXml(
  writing: Writing,
  { text, name, title, office }: SignedReservation,
): string {
  const signature = [name, title, office].filter(Boolean).join(', ');
  const lines = text.split('\n').map((words) => line(writing, 'Reservation', words));
  return [
    line(writing, 'ReservationLabel', writing.wish.say('position.inPrint')),
    ...lines,
    line(writing, 'ReservationSignature', signature),
  ].join('');
}

function line(writing: Writing, style: string, words: string): string {
  const id = writing.paragraphId();
  return paragraphXml({ style, direction: writing.base }, { id }, plainRuns(words, writing.base));
}
