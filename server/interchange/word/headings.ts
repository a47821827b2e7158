import { innerOf } from '#server/interchange/word/remark-spots.ts';
import type { Block, Figure, Heading, Inline, PaperModel } from '#shared/interchange/model.ts';
import { hebrewNumeral } from '#shared/paper/hebrew-numeral.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { restyledAttributes } from '#shared/suggestion/restyling.ts';

/** A heading as a table of contents has it. */
export interface ContentsLine {
  readonly heading: Heading;
  readonly words: string;
  /** The page on which it is likely to stand. */
  readonly page: number;
}

/** The headings of a paper with words, each with the page on which it is likely to stand. */
export function contentsLines({ blocks }: PaperModel): ContentsLine[] {
  const lines: ContentsLine[] = [];
  const pages = new Pages();
  for (const block of blocks) {
    const page = pages.take(block);
    if (block.kind !== 'heading' || block.changes.some(({ kind }) => kind === 'deletion')) continue;
    const words = wordsOf(block.inline);
    if (words !== '') lines.push({ heading: block, words, page });
  }
  return lines;
}

/** The level at which a heading is shown: with what is suggested about it. */
export function levelShown({ level, changes }: Heading): number {
  const looks = changes
    .filter(({ kind }) => kind === 'restyled')
    .reduce<Record<string, unknown>>((all, { to }) => restyledAttributes('heading', all, to), {
      level,
    });
  return typeof looks['level'] === 'number' ? looks['level'] : 1;
}

/** Whether Word, counting as it does, comes to the very numbers of this paper; then it may count by itself. */
export function countsAlike({ blocks }: PaperModel, style: PaperLayout['headings']): boolean {
  if (style === 'none') return false;
  const counts = [0, 0, 0, 0];
  return blocks.every((block) => {
    if (block.kind !== 'heading' || block.number === null) return true;
    const level = levelShown(block);
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    const own = counts.slice(0, level);
    const [chapter = 0, ...rest] = own;
    const first = style === 'hebrew' ? hebrewNumeral(chapter) : String(chapter);
    return own.every((count) => count > 0) && [first, ...rest].join('.') === block.number;
  });
}

/** The words of a line as they are read: without notes and without what is to be deleted. */
export function wordsOf(inline: readonly Inline[]): string {
  return inline
    .map((one) => {
      if (one.kind === 'line-break') return ' ';
      if (one.kind === 'note' || one.kind === 'proposed-end') return '';
      if (one.changes.some(({ kind }) => kind === 'deletion')) return '';
      return one.kind === 'reference' ? (one.target?.label ?? '') : one.text;
    })
    .join('')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .trim();
}

const LINES_ON_PAGE = 37;
const LETTERS_IN_LINE = 88;
/** A page of A4 takes so many pixels of an image as wide as the text. */
const LINE_IN_PIXELS = 26;
const TEXT_WIDTH_IN_PIXELS = 605;

/** Counts lines as they are likely to fall; Word counts the true pages when the contents are updated. */
class Pages {
  /** The title stands above the text. */
  #line = 6;

  /** The page on which a block begins. */
  take(block: Block): number {
    if (block.kind === 'page-break') {
      this.#line = (Math.floor(this.#line / LINES_ON_PAGE) + 1) * LINES_ON_PAGE;
      return this.#page();
    }
    const lines = linesOf(block);
    const left = LINES_ON_PAGE - (this.#line % LINES_ON_PAGE);
    // A heading does not stay alone at a page's end, nor does an image come apart.
    const isWhole = block.kind === 'heading' ? left < 3 : block.kind === 'figure' && left < lines;
    if (isWhole) this.#line += left;
    const page = this.#page();
    this.#line += lines;
    return page;
  }

  #page(): number {
    return Math.floor(this.#line / LINES_ON_PAGE) + 1;
  }
}

function linesOf(block: Block): number {
  if (block.kind === 'heading') return 2 + Math.floor(wordsOf(block.inline).length / 60);
  if (block.kind === 'figure') return figureLines(block);
  if ('inline' in block) return 0.5 + linesOfWords(block.inline, LETTERS_IN_LINE);
  if (block.kind === 'table') {
    return block.rows.reduce((sum, { cells }) => {
      const width = LETTERS_IN_LINE / Math.max(1, cells.length);
      const heights = cells.map((cell) =>
        cell.blocks.reduce(
          (all, one) => all + ('inline' in one ? linesOfWords(one.inline, width) : linesOf(one)),
          0,
        ),
      );
      return sum + 0.3 + Math.max(1, ...heights);
    }, 1);
  }
  return innerOf(block)
    .flat()
    .reduce((sum, one) => sum + linesOf(one), block.kind === 'frame' ? 1.5 : 0);
}

function linesOfWords(inline: readonly Inline[], width: number): number {
  const notes = inline.flatMap((one) => (one.kind === 'note' ? [wordsOf(one.inline)] : []));
  const letters = wordsOf(inline).length;
  const below = notes.reduce((sum, words) => sum + Math.ceil(words.length / 105), 0);
  return Math.max(1, Math.ceil(letters / width)) + below * 0.85;
}

function figureLines({ pixels, width }: Figure): number {
  const [across = 1, down = 1] = (pixels ?? '1x1').split('x').map(Number);
  const shown =
    width === null ? Math.min(across, TEXT_WIDTH_IN_PIXELS) : (TEXT_WIDTH_IN_PIXELS * width) / 100;
  return 2 + (shown * down) / across / LINE_IN_PIXELS;
}
