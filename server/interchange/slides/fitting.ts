/** A paragraph of a slide. */
export interface SlideLine {
  readonly words: string;
  /** In points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Room before it, in points. */
  readonly before?: number;
}

/** Room on a slide, in inches. */
export interface Room {
  readonly w: number;
  readonly h: number;
}

const POINTS = 72;
/** From one line to the next, in sizes of its letters. */
const LEADING = 1.22;
/** Nobody reads smaller letters across a room. */
const SMALLEST = 12;
const SCALES = [1, 0.92, 0.84, 0.76, 0.68];
/** How far words that go on over several slides are made smaller. */
const OVER_MANY = 0.76;

/** How wide a letter is drawn, in sizes: rather too wide, because faces differ. */
function widthOf(letter: string): number {
  if (letter === ' ') return 0.3;
  if (/[\u0591-\u05C7\p{M}]/u.test(letter)) return 0;
  if (/[\u0590-\u05FF]/.test(letter)) return 0.54;
  if (/\p{Lu}/u.test(letter)) return 0.7;
  if (/[\p{L}\p{Nd}]/u.test(letter)) return 0.57;
  return /[.,:;'"|!()[\]\-־]/.test(letter) ? 0.36 : 0.8;
}

/** Words broken into lines as a program that shows slides will break them, or sooner. */
export function wrapped({ words, size, bold = false }: SlideLine, width: number): string[] {
  const most = (width * POINTS) / (size * (bold ? 1.06 : 1));
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  const end = () => {
    lines.push(line);
    line = '';
    taken = 0;
  };
  for (const word of words.split(/(?<= )/)) {
    const letters = Array.from(word);
    const length = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
    if (taken > 0 && taken + length > most) end();
    // A word that is longer than the line is broken where it ends.
    for (const letter of letters) {
      const own = widthOf(letter);
      if (taken > 0 && taken + own > most && letter !== ' ') end();
      line += letter;
      taken += own;
    }
  }
  end();
  return lines;
}

/** How high paragraphs stand in this width, in inches. */
export function heightOf(lines: readonly SlideLine[], width: number): number {
  return lines.reduce((sum, line) => {
    const { size, before = 0 } = line;
    return sum + (wrapped(line, width).length * size * LEADING + before) / POINTS;
  }, 0);
}

function scaled(lines: readonly SlideLine[], scale: number): SlideLine[] {
  return lines.map((line) => ({
    ...line,
    size: Math.min(line.size, Math.max(SMALLEST, Math.round(line.size * scale))),
    before: (line.before ?? 0) * scale,
  }));
}

/** Paragraphs made smaller until they fit; null where they do not even so. */
export function fitted(lines: readonly SlideLine[], { w, h }: Room): SlideLine[] | null {
  for (const scale of SCALES) {
    const smaller = scaled(lines, scale);
    if (heightOf(smaller, w) <= h) return smaller;
  }
  return null;
}

/** Paragraphs on one slide where they fit, else on as many as they need; none of it is lost and none runs over. */
export function pagesOf(lines: readonly SlideLine[], room: Room): SlideLine[][] {
  const whole = fitted(lines, room);
  if (whole) return [whole];
  const pages: SlideLine[][] = [[]];
  let left = room.h;
  for (const line of scaled(lines, OVER_MANY)) {
    const height = (line.size * LEADING) / POINTS;
    let part: string[] = [];
    let isFirst = true;
    const put = () => {
      const { before = 0, ...rest } = line;
      const words = part.join('').trimEnd();
      if (words !== '') pages.at(-1)?.push({ ...rest, words, ...(isFirst && { before }) });
      part = [];
      isFirst = false;
    };
    left -= (line.before ?? 0) / POINTS;
    for (const words of wrapped(line, room.w)) {
      if (left < height) {
        put();
        pages.push([]);
        left = room.h;
      }
      part.push(words);
      left -= height;
    }
    put();
  }
  return pages.filter((page) => page.length > 0);
}
