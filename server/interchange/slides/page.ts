import type PptxGenJS from 'pptxgenjs';
import { fitted, type SlideLine } from '#server/interchange/slides/fitting.ts';
import { type Direction, lineDirection } from '#shared/interchange/script-runs.ts';

/** A slide of 16 by 9, in inches. */
export const SLIDE = { w: 13.33, h: 7.5 } as const;
/** From the edges of a slide to what stands on it. */
export const EDGE = 0.6;
export const INNER = SLIDE.w - 2 * EDGE;

/** A face that every office machine has. */
export const FACE = 'Arial';
export const COLOURS = {
  ink: '1F3A5F',
  text: '1A1A1A',
  soft: '595959',
  pale: 'E8EDF3',
  line: 'A6A6A6',
  amber: 'FBF3DC',
  amberInk: '6B4E00',
  white: 'FFFFFF',
} as const;

/** A place on a slide in inches, `x` from the side where reading begins. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A place from the side where reading begins, as the format counts it: from the left. */
export function placed<Placed extends Pick<Box, 'x' | 'w'>>(
  box: Placed,
  isHebrew: boolean,
): Placed {
  return isHebrew ? { ...box, x: SLIDE.w - box.x - box.w } : box;
}

export interface TextLook {
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly align?: 'start' | 'center';
  readonly fill?: string;
  readonly border?: string;
  readonly isRound?: boolean;
  /** From the edges of the box to its words, in points. */
  readonly margin?: number;
  /** The direction of its words, where it is not that of the slides. */
  readonly direction?: Direction;
}

interface Column {
  readonly title: string;
  readonly share: number;
}

const SMALLEST_TITLE = 16;

/** Signs that turn text round, and those that no XML may hold; a line is one line. */
const UNWANTED = /[\p{Cc}\p{Cs}\uFFFE\uFFFF\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Words as they may stand on a slide. */
export function plainWords(words: string): string {
  return words.replaceAll(UNWANTED, (sign) => (/[\n\r\t\u2028\u2029]/.test(sign) ? ' ' : ''));
}

/** One slide, in the direction of its presentation: everything says it, as programs take it from nowhere else. */
export class Page {
  readonly #slide: PptxGenJS.Slide;
  readonly #direction: Direction;

  constructor(slide: PptxGenJS.Slide, direction: Direction) {
    this.#slide = slide;
    this.#direction = direction;
  }

  /** The title, which programs list the slide by. */
  title(words: string, { w, h, size }: Pick<Box, 'w' | 'h'> & { readonly size: number }): void {
    const line = { words, size, bold: true };
    const [fit] = fitted([line], { w, h }) ?? [{ ...line, size: SMALLEST_TITLE }];
    this.#slide.addText(plainWords(words), {
      ...this.#wordLook(words),
      placeholder: 'title',
      fontSize: fit?.size ?? size,
    });
  }

  text(lines: readonly SlideLine[], box: Box, look: TextLook = {}): void {
    const { valign = 'top', fill, border, isRound = false, margin = 0 } = look;
    this.#slide.addText(this.#paragraphs(lines, look), {
      ...this.#place(box),
      ...this.#ownLook(look.direction),
      fontFace: FACE,
      valign,
      margin,
      fit: 'shrink',
      ...(fill !== undefined && { fill: { color: fill } }),
      ...(border !== undefined && { line: { color: border, width: 1 } }),
      ...(isRound && { shape: 'roundRect' as const, rectRadius: 0.12 }),
    });
  }

  /** A line between two points. */
  line(from: readonly [number, number], to: readonly [number, number]): void {
    const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
    const [w, h] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
    const falls = from[0] < to[0] === from[1] < to[1];
    const isMirrored = this.#direction === 'rtl';
    this.#slide.addShape('line', {
      ...this.#place({ x, y, w, h }),
      flipV: falls === isMirrored && h > 0 && w > 0,
      line: { color: COLOURS.line, width: 1.25 },
    });
  }

  bar(box: Box, colour: string): void {
    this.#slide.addShape('rect', {
      ...this.#place(box),
      fill: { color: colour },
    });
  }

  /**
   * A table with its first column where reading begins. From right to left the columns are written in the opposite order:
   * what the format has for it is not read by every program, and both together would turn it round twice.
   */
  table(
    columns: readonly Column[],
    rows: readonly (readonly (readonly SlideLine[])[])[],
    { box, heights }: { readonly box: Box; readonly heights: readonly number[] },
  ): void {
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / whole) * box.w);
    const head = columns.map(({ title }) => [
      { words: title, size: 13, bold: true, colour: COLOURS.ink },
    ]);
    const cells = [head, ...rows].map((row, at) =>
      this.#inOrder(
        row.map((lines) => ({
          text: this.#paragraphs(lines.length > 0 ? lines : [{ words: '', size: 12 }], {}),
          options: {
            ...this.#ownLook(),
            valign: 'top' as const,
            margin: [4, 7, 4, 7] as [number, number, number, number],
            ...(at === 0 && { fill: { color: COLOURS.pale } }),
          },
        })),
      ),
    );
    this.#slide.addTable(cells, {
      ...this.#place(box),
      colW: this.#inOrder(widths),
      rowH: [...heights],
      fontFace: FACE,
      fontSize: 12,
      border: { type: 'solid', pt: 0.75, color: COLOURS.line },
      autoPage: false,
    });
  }

  notes(words: string): void {
    // Its lines are told apart again when the file is put in order.
    this.#slide.addNotes(words.split('\n').map(plainWords).join('\n'));
  }

  #inOrder<Item>(items: readonly Item[]): Item[] {
    return this.#direction === 'rtl' ? items.toReversed() : [...items];
  }

  #place(box: Box): Box {
    return placed(box, this.#direction === 'rtl');
  }

  #paragraphs(lines: readonly SlideLine[], { align = 'start', direction }: TextLook) {
    const around = direction ?? this.#direction;
    return lines.map(({ words, size, bold = false, colour = COLOURS.text, before = 0 }) => ({
      text: plainWords(words),
      options: {
        ...this.#wordLook(words, around),
        ...(align === 'center' && { align: 'center' as const }),
        fontFace: FACE,
        fontSize: size,
        bold,
        color: colour,
        breakLine: true,
        ...(before > 0 && { paraSpaceBefore: before }),
      },
    }));
  }

  #wordLook(words: string, around: Direction = this.#direction) {
    return this.#ownLook(lineDirection(words, around));
  }

  #ownLook(direction: Direction = this.#direction) {
    const isHebrew = direction === 'rtl';
    return {
      rtlMode: isHebrew,
      align: isHebrew ? ('right' as const) : ('left' as const),
      lang: isHebrew ? 'he-IL' : 'en-US',
    };
  }
}
