import { Assembly } from '#server/interchange/reading/assembly.ts';
import { type Author, ChangeBook } from '#server/interchange/reading/change-book.ts';
import { Fields } from '#server/interchange/reading/fields.ts';
import type { Identity } from '#server/interchange/reading/identity.ts';
import { LIMITS, type Limits, WordRefused } from '#server/interchange/reading/limits.ts';
import type { Means } from '#server/interchange/reading/means.ts';
import { noteReader } from '#server/interchange/reading/note-reader.ts';
import { Numbering, wholeOf } from '#server/interchange/reading/numbering.ts';
import { openPackage, type Package } from '#server/interchange/reading/package.ts';
import { Parts } from '#server/interchange/reading/parts.ts';
import { quotesIn } from '#server/interchange/reading/quotes.ts';
import type { Raw, RawParagraph } from '#server/interchange/reading/raw.ts';
import { RemarkRanges } from '#server/interchange/reading/remark-ranges.ts';
import { type ReadRemark, remarksOf, threadsIn } from '#server/interchange/reading/remarks.ts';
import { readStory } from '#server/interchange/reading/story.ts';
import { Styles } from '#server/interchange/reading/styles.ts';
import { Tally } from '#server/interchange/reading/tally.ts';
import { below, child, type Element } from '#server/interchange/reading/xml-tree.ts';
import type { Block, PaperModel } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { WordReport } from '#shared/interchange/word-report.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';

/** An image of a file as it lies there: unjudged bytes. */
export interface ReadImage {
  /** What figures of the model name as their file. */
  readonly part: string;
  readonly bytes: Uint8Array;
}

/** A Word file as a paper has it. Everybody in it is a name and no account. */
export interface WordRead {
  readonly model: PaperModel;
  readonly title: string | null;
  readonly direction: Direction;
  /** How Word numbered its headings. */
  readonly headings: PaperLayout['headings'];
  readonly authors: readonly Author[];
  readonly remarks: readonly ReadRemark[];
  readonly images: readonly ReadImage[];
  readonly identity: Identity | null;
  readonly report: WordReport;
}

interface ReadingWish {
  /** Stands for moments that the file does not tell, in milliseconds since 1970. */
  readonly now: number;
  /** Makes ids of suggestions, threads and notes: eight letters or digits. */
  readonly newId: () => string;
  readonly limits?: Limits;
}

/** Reads a .docx. Throws `WordRefused` for a file that is none, is broken, or costs more than the limits. */
export async function readWord(bytes: Uint8Array, wish: ReadingWish): Promise<WordRead> {
  const { now, newId, limits = LIMITS } = wish;
  const tally = new Tally();
  const file = await openPackage(bytes, limits);
  const parts = await Parts.of(file, limits, tally);
  const remarkParts = await parts.remarks();
  const threads = threadsIn(remarkParts, newId);
  const book = new ChangeBook({ tally, now, newId });
  const styles = new Styles(await parts.named('styles'));
  const identity = await parts.identity();
  const means: Means = {
    styles,
    numbering: new Numbering(await parts.named('numbering')),
    tally,
    book,
    ranges: new RemarkRanges(threads.ofComment),
    identity,
    isOwn: identity !== null || styles.isOfTheHouse,
    newId,
    hasPart: (name) => file.has(name),
  };
  const body = child(parts.main, 'w:body');
  const raws = readStory(body ?? EMPTY, {
    means,
    relations: parts.relations,
    fields: new Fields(),
    around: [],
    note: noteReader(means, {
      footnote: await parts.notes('footnotes'),
      endnote: await parts.notes('endnotes'),
    }),
  });
  const { title, rest } = titleOf(raws, means.isOwn);
  const direction = mainDirection(raws);
  const headings = headingNumbers(raws);
  const assembly = new Assembly({
    means,
    base: direction,
    numbersHeadings: headings !== 'none',
    textWidth: textWidthOf(body),
  });
  const blocks = assembly.blocks(rest);
  const quotes = quotesIn(blocks);
  const remarks = remarksOf(threads, { parts: remarkParts, means, quotes });
  const images = await imagesOf(blocks, file, limits, tally);
  return {
    model: { blocks },
    title: title ?? (await parts.title()),
    direction,
    headings,
    authors: book.authors,
    remarks,
    images,
    identity: means.identity,
    report: tally.report(),
  };
}

const EMPTY: Element = { name: 'w:body', attrs: {}, children: [] };
const EMU_IN_TWIP = 635;
/** Of A4 with usual margins, in twentieths of a point. */
const USUAL_WIDTH = 9070;

function textWidthOf(body: Element | undefined): number {
  const section = below(body, 'w:sectPr').at(-1);
  const margins = child(section, 'w:pgMar')?.attrs ?? {};
  const page = wholeOf(child(section, 'w:pgSz')?.attrs['w:w'], 0);
  const width = page - wholeOf(margins['w:left'], 0) - wholeOf(margins['w:right'], 0);
  return (width > 1000 ? width : USUAL_WIDTH) * EMU_IN_TWIP;
}

/**
 * A title that stands before everything else is the paper's own, and no part of its text. In a file of this house it
 * stands among other lines that are made anew, and remarks on it are on the paper as a whole.
 */
function titleOf(
  raws: readonly Raw[],
  isOwn: boolean,
): { title: string | null; rest: readonly Raw[] } {
  const text = isOwn
    ? raws.filter((raw) => raw.kind !== 'paragraph' || raw.role !== 'front')
    : raws;
  const at = text.findIndex((raw) => raw.kind !== 'paragraph' || wordsOf(raw) !== '');
  const found = text[at];
  if (found?.kind !== 'paragraph' || found.role !== 'title') return { title: null, rest: text };
  const isPlain =
    found.mark.length === 0 &&
    found.pieces.every(
      (piece) => piece.kind === 'words' && piece.changes.length + piece.threads.length === 0,
    );
  return { title: wordsOf(found), rest: isPlain || isOwn ? text.toSpliced(at, 1) : text };
}

function wordsOf({ pieces }: RawParagraph): string {
  return pieces
    .map((piece) => (piece.kind === 'words' ? piece.text : ' '))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function* paragraphsOf(raws: readonly Raw[]): Generator<RawParagraph> {
  for (const raw of raws) {
    if (raw.kind === 'paragraph') yield raw;
    else if (raw.kind === 'frame') yield* paragraphsOf(raw.blocks);
    else if (raw.kind === 'table')
      for (const { cells } of raw.rows) for (const cell of cells) yield* paragraphsOf(cell.blocks);
  }
}

/** The direction of most of the letters; a file without any is as the house is. */
function mainDirection(raws: readonly Raw[]): Direction {
  let balance = 0;
  for (const paragraph of paragraphsOf(raws)) {
    const { length } = wordsOf(paragraph);
    balance += paragraph.direction === 'rtl' ? length : -length;
  }
  return balance < 0 ? 'ltr' : 'rtl';
}

/** How Word numbers the headings; only where it numbers most of them. */
function headingNumbers(raws: readonly Raw[]): PaperLayout['headings'] {
  const found = [...paragraphsOf(raws)].filter(({ level }) => level !== null);
  const counted = found.filter(({ sign }) => sign !== null && sign.format !== 'bullet');
  if (counted.length * 2 <= found.length) return 'none';
  return counted.some(({ level, sign }) => level === 1 && sign?.format.startsWith('hebrew'))
    ? 'hebrew'
    : 'decimal';
}

/** The images that figures show, as far as they may come along. */
async function imagesOf(
  blocks: readonly Block[],
  file: Package,
  limits: Limits,
  tally: Tally,
): Promise<ReadImage[]> {
  const images = new Map<string, ReadImage>();
  for (const part of new Set(partsIn(blocks))) {
    if (images.size >= limits.images) {
      tally.add('heavy-images');
      continue;
    }
    try {
      const bytes = await file.read(part);
      if (bytes && bytes.length <= limits.imageBytes) images.set(part, { part, bytes });
      else tally.add('heavy-images');
    } catch (fault) {
      if (!(fault instanceof WordRefused) || fault.code !== 'word-broken') throw fault;
      tally.add('unreadable-images');
    }
  }
  return [...images.values()];
}

function partsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'figure') return block.file === null ? [] : [block.file];
    if (block.kind !== 'table') return [];
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => partsIn(cell.blocks)));
  });
}
