import { element, escaped, isolated } from '#server/interchange/html/element.ts';
import type { Page } from '#server/interchange/html/page.ts';
import type { PositionView, SignedReservation } from '#shared/position/position-contract.ts';
import { STANCES } from '#shared/position/position.ts';

/** What is said beside a block: positions, where they are for whoever asks, and signed reservations. */
export function besideHtml(page: Page, blockId: string | null): string {
  const beside = blockId === null ? undefined : page.wish.beside.get(blockId);
  if (!beside) return '';
  const { positions, reservations } = beside;
  const all = [
    positions && positions.length > 0 ? positionsHtml(page, positions) : '',
    ...reservations.map((reservation) => reservationHtml(page, reservation)),
  ];
  return element('div', { class: 'beside', 'data-made': true }, ...all);
}

function positionsHtml(page: Page, positions: readonly PositionView[]): string {
  const { say } = page.wish;
  const lines = STANCES.flatMap((stance) => {
    const taken = positions.filter((one) => one.stance === stance);
    if (taken.length === 0) return [];
    const names = taken.map(({ person, isStale }) =>
      isStale
        ? `${isolated(person.name)} (${escaped(say('position.stale'))})`
        : isolated(person.name),
    );
    const reasons = taken.flatMap(({ person, reason }) =>
      reason === '' ? [] : [`${isolated(person.name)}: ${escaped(reason)}`],
    );
    const head = `${escaped(say(`position.stance.${stance}`))} (${String(taken.length)}): ${names.join(', ')}`;
    return [head, ...reasons];
  });
  const label = element('p', { class: 'label' }, escaped(say('position.positions')));
  return label + lines.map((line) => element('p', { dir: 'auto' }, line)).join('');
}

function reservationHtml(page: Page, { text, name, title, office }: SignedReservation): string {
  const signature = [name, title, office].filter(Boolean).join(', ');
  return element(
    'div',
    { class: 'reservation' },
    element('p', { class: 'label' }, escaped(page.wish.say('position.inPrint'))),
    ...text.split('\n').map((line) => element('p', { dir: 'auto' }, escaped(line))),
    element('p', { class: 'signature' }, isolated(signature)),
  );
}
