const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Jerusalem',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Before and after these nobody worked on a paper of this house. */
const EARLIEST = 1.5e12;
const LATEST = 4e12;

/**
 * A moment as Word writes it, in milliseconds since 1970: it adds a Z and means the clock on the wall, except where the
 * moment is said to be universal. Null for what is no moment, or none in which anybody worked here.
 */
export function momentOf(text: string | undefined, isUniversal: boolean): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/.exec(text ?? '');
  if (!parts || text === undefined) return null;
  const hasOffset = /[+-]\d\d:?\d\d$/.test(text);
  const read = isUniversal || hasOffset ? Date.parse(text) : onTheWall(parts.slice(1).map(Number));
  return read >= EARLIEST && read <= LATEST ? read : null;
}

function onTheWall([
  year = 0,
  month = 1,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
]: number[]): number {
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  if (!(wanted >= EARLIEST && wanted <= LATEST)) return Number.NaN;
  // Twice, because the first guess may lie on the other side of a change of the clock.
  let found = wanted;
  for (let time = 0; time < 2; time++) found = wanted - (wallOf(found) - found);
  return found;
}

function wallOf(moment: number): number {
  const parts = new Map(
    CLOCK.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}
