import type { PressPaper } from '#server/interchange/pdf/order.ts';
import type {
  ByWhom,
  ChangeKind,
  HeadingSheet,
  Sheet,
} from '#server/interchange/pdf/sheet/sheet.ts';
import { NO_SHAPE, type Shapes } from '#server/interchange/pdf/letters.ts';
import {
  breakable,
  isolated,
  labelLine,
  linesOf,
  oneLine,
} from '#server/interchange/pdf/spoken.ts';
import { hebrewNumeral } from '#shared/paper/hebrew-numeral.ts';
import type { Say } from '#shared/locale/say.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Letters that a line of the text's own width takes before a word is broken. */
export const LINE_LETTERS = 48;

/** What is collected over a whole file. */
export class FileWriting {
  readonly say: Say;
  readonly shapes: Shapes;
  readonly isRtl: boolean;
  readonly heads: Record<string, Sheet['heads'][string]> = {};
  /** Every place that stands in the file and that a link may lead to. */
  readonly places = new Set<string>();
  #head = 0;

  constructor(given: { readonly say: Say; readonly shapes: Shapes; readonly isRtl: boolean }) {
    this.say = given.say;
    this.shapes = given.shapes;
    this.isRtl = given.isRtl;
  }

  /** Words of one line as they can be printed. */
  line(text: string): string {
    return this.#printed(oneLine(text), LINE_LETTERS);
  }

  /** Somebody's words line by line, a long word breakable after so many letters. */
  lines(text: string, most: number): string[] {
    return linesOf(text).map((line) => this.#printed(line, most));
  }

  label(label: string): string {
    return this.shapes.printable(labelLine(label));
  }

  /** Takes a heading into contents and answers its name. */
  head(number: string | null, words: string): string {
    this.#head += 1;
    const name = `head-${String(this.#head)}`;
    if (words !== '') this.heads[name] = { number, words };
    return name;
  }

  #printed(text: string, most: number): string {
    const shown = this.shapes.printable(text);
    return breakable(this.isRtl ? isolated(shown) : shown, most);
  }
}

/** The place where a paper of the file begins. */
export function titlePlace(at: number): string {
  return `paper-${String(at)}`;
}

/** What is counted and collected while one paper of a file is written. */
export class PaperWriting {
  readonly file: FileWriting;
  readonly paper: PressPaper;
  /** By whom something is suggested, in the order in which it is read: each has a letter. */
  readonly letters = new Map<string, string>();
  /** Levels of headings that lie above this paper. */
  readonly above: number;
  /** Something could not be shown. */
  hasGaps = false;
  /** Places, notes and signs that were written: what may stand once alone. */
  once = 0;
  readonly #prefix: string;
  #level: number;

  constructor(
    file: FileWriting,
    paper: PressPaper,
    given: { readonly prefix: string; readonly above: number },
  ) {
    this.file = file;
    this.paper = paper;
    this.#prefix = given.prefix;
    this.above = given.above;
    this.#level = given.above;
  }

  get say(): Say {
    return this.file.say;
  }

  /** Words as they are printed, by lines. */
  lines(text: string, most: number): string[] {
    const lines = this.file.lines(text, most);
    if (lines.some((line) => line.includes(NO_SHAPE))) this.hasGaps = true;
    return lines;
  }

  /** The name of a place in the file: two papers may have blocks of one id. */
  placeName(id: string): string {
    return `${this.#prefix}-${id}`;
  }

  /** The level of a heading: none is left out on the way down, or programs that read aloud would miss one. */
  level(look: number): HeadingSheet['level'] {
    this.#level = Math.min(look + this.above, this.#level + 1);
    return this.#level;
  }

  /** The letter of whoever suggests something. */
  letterOf(author: string): string {
    const known = this.letters.get(author);
    if (known !== undefined) return known;
    const count = this.letters.size + 1;
    const latin = count <= 26 ? String.fromCodePoint(64 + count) : String(count);
    const letter = this.file.isRtl ? hebrewNumeral(count) : latin;
    this.letters.set(author, letter);
    return letter;
  }

  /** Those who suggest something about the same words: for each kind and person one sign. */
  byWhom(changes: readonly Entry[]): ByWhom[] {
    const signs = new Map<string, ByWhom>();
    for (const { kind, author } of changes) {
      const shown = KINDS[kind];
      const key = `${shown} ${author}`;
      if (!signs.has(key)) signs.set(key, { by: this.letterOf(author), kind: shown });
    }
    return [...signs.values()];
  }
}

const KINDS: Readonly<Record<Entry['kind'], ChangeKind>> = {
  insertion: 'ins',
  deletion: 'del',
  joined: 'del',
  restyled: 'fmt',
};
