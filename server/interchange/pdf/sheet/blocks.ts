import { besideSheets, frameLabel } from '#server/interchange/pdf/sheet/frames.ts';
import { type Around, placeOf, runsOf } from '#server/interchange/pdf/sheet/line.ts';
import { signOf } from '#server/interchange/pdf/sheet/numerals.ts';
import type { RemarkSigns } from '#server/interchange/pdf/sheet/remarks.ts';
import type {
  BlockSheet,
  FigureSheet,
  FrameSheet,
  HeadingSheet,
  ListSheet,
  ParagraphSheet,
  Run,
  TableSheet,
  Whole,
} from '#server/interchange/pdf/sheet/sheet.ts';
import { type CellRoom, tableSheet } from '#server/interchange/pdf/sheet/table.ts';
import { LINE_LETTERS, type PaperWriting } from '#server/interchange/pdf/sheet/writing.ts';
import { wordsOf } from '#server/interchange/word/headings.ts';
import { wholeChanges } from '#server/interchange/word/tables.ts';
import type {
  Block,
  Caption,
  Cell,
  Figure,
  Frame,
  Heading,
  Inline,
  List,
  Paragraph,
} from '#shared/interchange/model.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Where a block stands. */
interface Place extends CellRoom {
  /** What is suggested about everything around it. */
  readonly changes: readonly Entry[];
  /** Lists around it, and how many of them count. */
  readonly level: number;
  readonly depth: number;
}

/** The width of the text in points. */
const TEXT_WIDTH = 453;
const TOP: Place = { changes: [], level: 0, depth: 0, width: TEXT_WIDTH, most: LINE_LETTERS };
const BULLETS = ['•', '–', '▪'];
/** Lists that are deeper in each other stand under those above them: no page is wide enough. */
const DEEPEST = 8;
const PIXEL = 0.75;
const MOST_HEIGHT = 560;

type Lined = Paragraph | Heading | Caption | Figure;

/** The text of a paper as the template reads it. */
export class Blocks {
  readonly #writing: PaperWriting;
  readonly #signs: RemarkSigns;
  readonly #wanted: ReadonlySet<string>;
  readonly #hasContents: boolean;

  constructor(given: {
    readonly writing: PaperWriting;
    readonly signs: RemarkSigns;
    readonly wanted: ReadonlySet<string>;
    /** False in a file of several papers, which has one table of contents for all. */
    readonly hasContents: boolean;
  }) {
    this.#writing = given.writing;
    this.#signs = given.signs;
    this.#wanted = given.wanted;
    this.#hasContents = given.hasContents;
  }

  sheet(blocks: readonly Block[]): BlockSheet[] {
    return this.#blocks(blocks, TOP);
  }

  #blocks(blocks: readonly Block[], place: Place): BlockSheet[] {
    const sheets: BlockSheet[] = [];
    for (const [at, block] of blocks.entries()) {
      const before = blocks[at - 1];
      const sheet = this.#block(block, place);
      const last = sheets.at(-1);
      // A caption goes with the table under it.
      if (before?.kind === 'caption' && sheet?.kind === 'table' && last?.kind === 'caption') {
        const { kind: _, ...caption } = last;
        sheets[sheets.length - 1] = { ...sheet, caption };
      } else if (sheet) sheets.push(sheet);
      else if (block.kind === 'list') sheets.push(...this.#flat(block, place));
    }
    return sheets;
  }

  #block(block: Block, place: Place): BlockSheet | null {
    this.#signs.open(block.id);
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block, place);
      case 'heading':
        return this.#heading(block, place);
      case 'caption':
        return { kind: 'caption', ...this.#at(block.id), runs: this.#captionRuns(block, place) };
      case 'figure':
        return this.#figure(block, place);
      case 'list':
        return place.level < DEEPEST ? this.#list(block, place) : null;
      case 'frame':
        return this.#frame(block, place);
      case 'table':
        return this.#table(block, place);
      case 'contents':
        return this.#hasContents
          ? {
              kind: 'contents',
              ...this.#whole(block),
              title: this.#writing.say('structure.contents.title'),
            }
          : null;
      default:
        return { kind: block.kind, ...this.#whole(block) };
    }
  }

  #paragraph(block: Paragraph, place: Place): ParagraphSheet {
    const isNumbered = this.#writing.paper.layout.paragraphs && block.number !== null;
    return {
      kind: 'paragraph',
      ...this.#at(block.id),
      ...this.#turn(block),
      ...(isNumbered && { number: block.number ?? '' }),
      runs: this.#runs(block, place),
    };
  }

  #heading(block: Heading, place: Place): HeadingSheet | ParagraphSheet {
    const words = this.#writing.lines(wordsOf(block.inline), LINE_LETTERS).join(' ');
    const runs = this.#runs(block, place);
    const at = { ...this.#at(block.id), ...this.#turn(block) };
    // A heading of no words is none to whoever is read to.
    if (!runs.some(isRead)) return { kind: 'paragraph', ...at, runs };
    const number = block.number === null ? null : headingMark(block.number);
    return {
      kind: 'heading',
      ...at,
      name: this.#writing.file.head(number, words),
      level: this.#writing.level(block.level ?? 1),
      look: block.level ?? 1,
      ...(number !== null && { number }),
      runs,
    };
  }

  #captionRuns(block: Caption | Figure, place: Place): Run[] {
    const label = block.label === null ? '' : `${this.#writing.file.label(block.label)}: `;
    const runs = this.#runs(block, place);
    return label === '' ? runs : [label, ...runs];
  }

  #figure(block: Figure, place: Place): FigureSheet {
    const { say, paper, file } = this.#writing;
    const image = block.file === null ? undefined : paper.images.get(block.file);
    const words = wordsOf(block.inline);
    const alt = file.line(block.alt?.trim() || words || say('pdf.noAlt'));
    const base = { kind: 'figure' as const, ...this.#at(block.id), ...this.#whole(block), alt };
    const runs = this.#captionRuns(block, place);
    if (!image || block.file === null)
      return { ...base, runs, missing: `[${say('interchange.noImage')}]` };
    const wanted = block.width === null ? image.width * PIXEL : (place.width * block.width) / 100;
    const scale = Math.min(Math.min(wanted, place.width) / image.width, MOST_HEIGHT / image.height);
    return { ...base, runs, file: imagePath(block.file, image.type), width: image.width * scale };
  }

  #list(list: List, place: Place): ListSheet {
    const { say } = this.#writing;
    const changes = [...place.changes, ...wholeChanges(list.changes)];
    const items = list.items.map((item) => {
      const inner: Place = {
        ...place,
        changes: [...changes, ...wholeChanges(item.changes)],
        level: place.level + 1,
        depth: place.depth + (list.of === 'numbers' ? 1 : 0),
        width: Math.max(40, place.width - 18),
        most: Math.max(3, place.most - 2),
      };
      const blocks = this.#blocks(item.blocks, inner);
      if (list.of !== 'tasks') return { blocks };
      return {
        blocks,
        done: item.isDone ?? false,
        words: say(item.isDone ? 'pdf.done' : 'pdf.undone'),
      };
    });
    return {
      kind: 'list',
      of: list.of,
      ...this.#at(list.id),
      ...(list.of === 'bullets' && { sign: BULLETS[place.level % BULLETS.length] ?? '•' }),
      ...(list.of === 'numbers' && {
        signs: items.map((_, at) =>
          signOf(list, at, { depth: place.depth, isRtl: this.#writing.file.isRtl }),
        ),
      }),
      items,
    };
  }

  /** A list that is too deep to stand in: its lines one after the other, each with its sign. */
  #flat(list: List, place: Place): BlockSheet[] {
    const changes = [...place.changes, ...wholeChanges(list.changes)];
    return list.items.flatMap((item, at) => {
      const inner = { ...place, changes: [...changes, ...wholeChanges(item.changes)] };
      const sign =
        list.of === 'numbers'
          ? signOf(list, at, { depth: place.depth, isRtl: this.#writing.file.isRtl })
          : '•';
      const [first, ...rest] = this.#blocks(item.blocks, inner);
      if (first?.kind !== 'paragraph') return first ? [first, ...rest] : rest;
      return [{ ...first, runs: [`${sign} `, ...first.runs] }, ...rest];
    });
  }

  #frame(frame: Frame, place: Place): FrameSheet {
    const changes = [...place.changes, ...wholeChanges(frame.changes)];
    const label = frameLabel(this.#writing, frame);
    const named =
      label.length === 0
        ? []
        : [...label, ...this.#writing.byWhom(wholeChanges(frame.changes)), ...this.#signs.take()];
    const at = this.#at(frame.id);
    const inner = { ...place, changes, width: place.width - 24, most: place.most - 3 };
    const of = frame.of === 'quote' || frame.of === 'callout' ? frame.of : 'typed';
    return {
      kind: 'frame',
      of,
      ...at,
      ...(named.length > 0 && { label: named }),
      blocks: this.#blocks(frame.blocks, inner),
      beside: besideSheets(this.#writing, frame.id),
    };
  }

  #table(table: Block & { readonly kind: 'table' }, place: Place): TableSheet {
    const around = [...place.changes, ...wholeChanges(table.changes)];
    const cell = (one: Cell, row: { readonly changes: readonly Entry[] }, room: CellRoom) =>
      this.#blocks(one.blocks, {
        ...TOP,
        ...room,
        changes: [...around, ...wholeChanges(row.changes)],
      });
    const at = { ...this.#at(table.id), ...this.#whole(table) };
    return {
      kind: 'table',
      ...at,
      ...tableSheet(table, { writing: this.#writing, width: place.width, cell }),
    };
  }

  #runs(block: Lined, place: Place): Run[] {
    const about = block.changes.filter(({ kind }) => kind === 'joined' || kind === 'restyled');
    const runs = runsOf(block.inline, this.#around(block, place));
    // What is suggested about the block itself has no words to stand on: its sign stands at the end.
    const joined = about.some(({ kind }) => kind === 'joined');
    return [
      ...(joined ? [{ t: '¶ ', del: 1 as const }] : []),
      ...runs,
      ...this.#writing.byWhom(about),
      ...this.#signs.take(),
    ];
  }

  #around(block: Lined & { readonly inline: readonly Inline[] }, place: Place): Around {
    const direction = block.dir ?? this.#writing.paper.direction;
    return {
      writing: this.#writing,
      signs: this.#signs,
      wanted: this.#wanted,
      isRtl: direction === 'rtl',
      changes: [...place.changes, ...wholeChanges(block.changes)],
      most: place.most,
    };
  }

  #at(id: string | null): { readonly id?: string } {
    return placeOf({ writing: this.#writing, wanted: this.#wanted }, id);
  }

  #turn({ dir, align }: Pick<Paragraph, 'dir' | 'align'>): Pick<ParagraphSheet, 'dir' | 'align'> {
    const isTurned = dir !== null && dir !== this.#writing.paper.direction;
    return { ...(isTurned && { dir }), ...(align !== null && { align }) };
  }

  /** What is suggested about a thing that has no words: said in words beside it. */
  #whole({ changes }: Pick<Block, 'changes'>): Whole {
    const [change] = wholeChanges(changes);
    if (!change) return {};
    const [sign] = this.#writing.byWhom([change]);
    if (!sign) return {};
    const words = this.#writing.say(change.kind === 'insertion' ? 'pdf.putIn' : 'pdf.takenOut');
    return { whole: { kind: sign.kind, by: sign.by, words } };
  }
}

/** Whether a piece of a line has anything that is read. */
function isRead(run: Run): boolean {
  const words = typeof run === 'string' ? run : 't' in run ? run.t : '';
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(words);
}

/** Where an image lies for the template. */
export function imagePath(file: string, type: string): string {
  return `/images/${file}.${type}`;
}
