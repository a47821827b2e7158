import { part, tag, val } from '#server/interchange/word/xml.ts';
import type { List } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';

/** Levels that Word knows. */
const LEVELS = 9;
/** How far each level stands in, and how far its sign hangs out, in twentieths of a point. */
export const STEP = 425;

interface Pattern {
  readonly format: string;
  /** The sign of a level; `%` stands for its number. */
  readonly sign: (level: number) => string;
}

const counted = (format: string, sign = '%.'): Pattern => ({
  format,
  sign: (level) => sign.replace('%', `%${String(level + 1)}`),
});
const BULLETS = ['•', '○', '▪'];

/** Each has the number of its place as its id. Headings come first, where they count by themselves. */
const PATTERNS = {
  bullets: { format: 'bullet', sign: (level) => BULLETS[level % BULLETS.length] ?? '•' },
  decimal: counted('decimal'),
  hebrew: counted('hebrew1'),
  latin: counted('lowerLetter'),
  roman: counted('lowerRoman'),
  bracketed: counted('decimal', '(%)'),
} as const satisfies Readonly<Record<string, Pattern>>;
type PatternName = keyof typeof PATTERNS;

const HEADINGS = 0;
/** The list of the headings, in the numbering that Word keeps. */
export const HEADING_LIST = 1;
const HEADING_LEVELS = 4;
/** Room for the number of a heading: 1., and a little more for each level below it. */
const HEADING_HANG = 454;
const HEADING_STEP = 170;

/** The lists of one file: each list of the paper is one of its own, so that each counts by itself. */
export class Lists {
  readonly #direction: Direction;
  readonly #headings: PaperLayout['headings'];
  readonly #lists: string[] = [];

  /** `headings`: how Word is to number them; `none` where it does not. */
  constructor(direction: Direction, headings: PaperLayout['headings']) {
    this.#direction = direction;
    this.#headings = headings;
  }

  /** Begins a list at its level, `depth` counting the ordered ones around it; answers its id. */
  begin(list: List, level: number, depth: number): number {
    const name = this.#patternOf(list, depth);
    const id = HEADING_LIST + 1 + this.#lists.length;
    const start = val('startOverride', list.start ?? 1);
    const pattern = Object.keys(PATTERNS).indexOf(name) + 1;
    this.#lists.push(
      tag(
        'w:num',
        { 'w:numId': id },
        val('abstractNumId', pattern),
        tag('w:lvlOverride', { 'w:ilvl': levelOf(level) }, start),
      ),
    );
    return id;
  }

  #patternOf({ of, numerals }: List, depth: number): PatternName {
    if (of !== 'numbers') return 'bullets';
    if (numerals !== null) return numerals;
    if (depth === 0) return 'decimal';
    if (depth === 1) return this.#direction === 'rtl' ? 'hebrew' : 'latin';
    return 'bracketed';
  }

  /** The part `numbering.xml`. */
  xml(): string {
    const patterns = Object.values<Pattern>(PATTERNS).map((pattern, place) =>
      abstract(place + 1, (level) => listLevel(pattern, level)),
    );
    const headings = abstract(HEADINGS, (level) => headingLevel(this.#headings, level));
    const own = tag('w:num', { 'w:numId': HEADING_LIST }, val('abstractNumId', HEADINGS));
    return part('w:numbering', headings, ...patterns, own, ...this.#lists);
  }
}

/** A level that Word knows. */
export function levelOf(level: number): number {
  return Math.min(level, LEVELS - 1);
}

function abstract(id: number, level: (level: number) => string): string {
  const levels = Array.from({ length: LEVELS }, (_, at) => level(at));
  return tag(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    val('multiLevelType', 'multilevel'),
    ...levels,
  );
}

function listLevel({ format, sign }: Pattern, level: number): string {
  const indent = { 'w:left': STEP * (level + 1), 'w:hanging': STEP };
  return tag(
    'w:lvl',
    { 'w:ilvl': level },
    val('start', 1),
    val('numFmt', format),
    val('lvlText', sign(level)),
    val('lvlJc', 'left'),
    tag('w:pPr', {}, tag('w:ind', indent)),
  );
}

/** 1. and 1.1; in Hebrew letters א. and א.1. */
function headingLevel(style: PaperLayout['headings'], level: number): string {
  const isOwn = style !== 'none' && level < HEADING_LEVELS;
  const path = Array.from({ length: level + 1 }, (_, at) => `%${String(at + 1)}`).join('.');
  const hang = isOwn ? HEADING_HANG + HEADING_STEP * level : 0;
  const format = style === 'hebrew' && level === 0 ? 'hebrew1' : 'decimal';
  return tag(
    'w:lvl',
    { 'w:ilvl': level },
    val('start', 1),
    val('numFmt', isOwn ? format : 'none'),
    isOwn ? val('pStyle', `Heading${String(level + 1)}`) : '',
    val('suff', isOwn ? 'tab' : 'nothing'),
    val('lvlText', isOwn ? (level === 0 ? `${path}.` : path) : ''),
    val('lvlJc', 'left'),
    tag('w:pPr', {}, tag('w:ind', { 'w:left': hang, 'w:hanging': hang })),
  );
}
