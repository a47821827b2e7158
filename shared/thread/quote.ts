/** The words of one block of running text. */
export interface Line {
  /** Ids of the block and of those around it. */
  readonly ids: readonly string[];
  /** A line break or another atom is one blank. */
  readonly words: string;
}

/** A stretch of words over one line or several: from a letter of the first up to a letter of the last. */
export interface FoundWords {
  readonly line: number;
  readonly from: number;
  readonly lastLine: number;
  /** Behind the last letter. */
  readonly to: number;
}

/** Signs that nobody sees; U+FFFC stands for a reference, whose words are not in the text. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFC]/;
const BLANK = /\s/;

/** Words as they are compared: every run of blanks and line ends is one blank, and what nobody sees is left out. */
export function comparable(words: string): string {
  return words.replaceAll(new RegExp(UNSEEN, 'g'), '').replaceAll(/\s+/g, ' ').trim();
}

/** Letters from which on several words in a row are not the same by chance. */
const TELLING = 12;

/** Whether a quote is long enough to be known by. */
export function isTelling(quote: string): boolean {
  const plain = comparable(quote);
  return plain.length >= TELLING && plain.includes(' ');
}

const MOST_PLACES = 50;

/** Finds quotes in the lines of a paper. */
export class Quotable {
  readonly #lines: readonly Line[];
  /** The lines that hold words: their numbers, and where each begins in all the words. */
  readonly #worded: number[] = [];
  readonly #starts: number[] = [];
  readonly #all: string;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
    let all = '';
    for (const [at, { words }] of lines.entries()) {
      const plain = comparable(words);
      if (plain === '') continue;
      if (all !== '') all += ' ';
      this.#worded.push(at);
      this.#starts.push(all.length);
      all += plain;
    }
    this.#all = all;
  }

  /** Where the quote begins in the named block; else where it stands, if that is exactly once in all the words. */
  find(quote: string, blockId: string | null): FoundWords | null {
    const plain = comparable(quote);
    if (plain === '') return null;
    const inBlock = blockId === null ? null : this.#inBlock(plain, blockId);
    if (inBlock !== null) return this.#stretch(inBlock, plain.length);
    const first = this.#all.indexOf(plain);
    if (first === -1 || this.#all.indexOf(plain, first + 1) !== -1) return null;
    return this.#stretch(first, plain.length);
  }

  /** Everywhere where the quote stands, in order; null when that is in more places than can be told apart. */
  everywhere(quote: string): readonly FoundWords[] | null {
    const plain = comparable(quote);
    const found: FoundWords[] = [];
    if (plain === '') return found;
    for (let at = this.#all.indexOf(plain); at !== -1; at = this.#all.indexOf(plain, at + 1)) {
      if (found.length === MOST_PLACES) return null;
      found.push(this.#stretch(at, plain.length));
    }
    return found;
  }

  #inBlock(plain: string, blockId: string): number | null {
    let found = -1;
    for (const [index, line] of this.#worded.entries()) {
      if (!this.#lines[line]?.ids.includes(blockId)) continue;
      const start = this.#starts[index] ?? 0;
      // What was found further on need not be looked for again from each line before it.
      if (found < start) found = this.#all.indexOf(plain, start);
      if (found === -1) return null;
      if (found < (this.#starts[index + 1] ?? this.#all.length + 1)) return found;
    }
    return null;
  }

  #stretch(start: number, length: number): FoundWords {
    const [first, last] = [this.#place(start), this.#place(start + length - 1)];
    return { line: first.line, from: first.offset, lastLine: last.line, to: last.offset + 1 };
  }

  /** The line in which a letter of all the words stands, and its place there. */
  #place(at: number): { line: number; offset: number } {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const line = this.#worded[low] ?? 0;
    return {
      line,
      offset: placeOf(this.#lines[line]?.words ?? '', at - (this.#starts[low] ?? 0)),
    };
  }
}

/** The place in words of what is the letter `at` of them as they are compared. */
function placeOf(words: string, at: number): number {
  let passed = 0;
  let isAfterBlank = true;
  for (let place = 0; place < words.length; place++) {
    const letter = words.charAt(place);
    if (UNSEEN.test(letter)) continue;
    const isBlank = BLANK.test(letter);
    if (isBlank && isAfterBlank) continue;
    if (passed === at) return place;
    passed += 1;
    isAfterBlank = isBlank;
  }
  return Math.max(0, words.length - 1);
}
