import type { AgendaItem, Hours } from '#shared/session/session.ts';

const DAY = 24 * 60;

/** When each item begins and ends, in minutes after the beginning; items follow each other without a break. */
export function agendaTimes(
  agenda: readonly Pick<AgendaItem, 'minutes'>[],
): readonly { readonly from: number; readonly to: number }[] {
  let at = 0;
  return agenda.map(({ minutes }) => {
    const from = at;
    at += minutes;
    return { from, to: at };
  });
}

/** `09:00` and ninety minutes are `10:30`; past midnight it begins anew. */
export function clockAfter(from: Hours['from'], minutes: number): string {
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  const at = (((hour * 60 + minute + minutes) % DAY) + DAY) % DAY;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/** Minutes from one hour of a day to a later one. */
export function minutesBetween({ from, to }: Hours): number {
  const minutes = (clock: string) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  };
  return minutes(to) - minutes(from);
}
