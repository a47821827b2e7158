import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { takesText } from '#shared/paper/schema.ts';
import { type Formats, formattedRuns } from '#shared/suggestion/runs.ts';
import type { FoundWords, Line } from '#shared/thread/quote.ts';

/** A piece of a line that is one shared text. */
interface TextPart {
  readonly text: Y.XmlText;
  /** Where it begins in the words of its line. */
  readonly at: number;
  readonly length: number;
}

/** A block of running text as it stands in the live paper. */
interface LiveLine extends Line {
  readonly element: Y.XmlElement;
  readonly parts: readonly TextPart[];
}

/** A place among the lines: before a letter of one, or at its end. */
export interface LinePlace {
  readonly line: number;
  readonly offset: number;
}

/** Words of one shared text. */
export interface Piece {
  readonly line: number;
  /** In the words of the line. */
  readonly from: number;
  readonly to: number;
  readonly text: Y.XmlText;
  /** In the shared text. */
  readonly at: number;
}

/** The words of the live paper, read in one pass; places between blocks are known by the line that comes next. */
export class LiveWords {
  readonly lines: LiveLine[] = [];
  readonly #root: Y.XmlFragment;
  readonly #lineOf = new Map<unknown, number>();
  /** The number of the first line inside or after each child of a block, and after the last. */
  readonly #nextLine = new Map<unknown, number[]>();

  constructor(doc: Y.Doc) {
    this.#root = doc.getXmlFragment(CONTENT_ROOT);
    this.#read(this.#root, []);
  }

  /** A place given by a shared type and an index in it; null for a type that is not part of the paper's text. */
  placeIn(type: unknown, index: number): LinePlace | null {
    const line = this.#lineOf.get(type);
    if (line === undefined) {
      const next = this.#nextLine.get(type);
      const at = next?.[Math.min(index, next.length - 1)];
      return at === undefined ? null : { line: at, offset: 0 };
    }
    const { element, parts } = this.lines[line] ?? { parts: [] };
    if (type instanceof Y.XmlText) {
      const part = parts.find(({ text }) => text === type);
      return part ? { line, offset: part.at + Math.min(index, part.length) } : null;
    }
    // Between the texts and the line breaks of a line.
    const before = (element?.toArray() ?? []).slice(0, index);
    return { line, offset: before.reduce((sum, child) => sum + lengthOf(child), 0) };
  }

  /** The words between two places, piece by piece. */
  piecesBetween(from: LinePlace, to: LinePlace): Piece[] {
    const pieces: Piece[] = [];
    for (let line = from.line; line <= to.line; line++) {
      const { parts, words } = this.lines[line] ?? { parts: [], words: '' };
      const start = line === from.line ? from.offset : 0;
      const end = line === to.line ? to.offset : words.length;
      for (const { text, at, length } of parts) {
        const [first, last] = [Math.max(start, at), Math.min(end, at + length)];
        if (first < last) pieces.push({ line, from: first, to: last, text, at: first - at });
      }
    }
    return pieces;
  }

  piecesOf({ line, from, lastLine, to }: FoundWords): Piece[] {
    return this.piecesBetween({ line, offset: from }, { line: lastLine, offset: to });
  }

  /** The words of which something is true, by their formats or the block they stand in. */
  piecesWhere(holds: (formats: Formats, element: Y.XmlElement) => boolean): Piece[] {
    return this.lines.flatMap(({ element, parts }, line) =>
      parts.flatMap(({ text, at }) =>
        formattedRuns(text).flatMap(({ index, length, formats }) =>
          holds(formats, element)
            ? [{ line, from: at + index, to: at + index + length, text, at: index }]
            : [],
        ),
      ),
    );
  }

  /** What pieces say together, as it is quoted. */
  wordsOf(pieces: readonly Piece[]): string {
    let words = '';
    for (const [index, { line, from, to }] of pieces.entries()) {
      const before = pieces[index - 1];
      const all = this.lines[line]?.words ?? '';
      // Between pieces of one line stands a line break, or what is not quoted.
      if (before) words += before.line !== line ? '\n' : before.to === from ? '' : ' ';
      words += all.slice(from, to);
    }
    return words;
  }

  #read(parent: Y.XmlFragment, ids: readonly string[]): void {
    const next: number[] = [];
    this.#nextLine.set(parent, next);
    for (const child of parent.toArray() as unknown[]) {
      next.push(this.lines.length);
      if (!(child instanceof Y.XmlElement)) continue;
      const id: unknown = child.getAttribute('id');
      const around = typeof id === 'string' ? [...ids, id] : ids;
      if (takesText(child.nodeName)) this.#readLine(child, around);
      else this.#read(child, around);
    }
    next.push(this.lines.length);
  }

  #readLine(element: Y.XmlElement, ids: readonly string[]): void {
    const line = this.lines.length;
    const parts: TextPart[] = [];
    let words = '';
    this.#lineOf.set(element, line);
    for (const child of element.toArray() as unknown[]) {
      if (child instanceof Y.XmlText) {
        const own = lettersOf(child);
        parts.push({ text: child, at: words.length, length: own.length });
        this.#lineOf.set(child, line);
        words += own;
      } else words += ' ';
    }
    this.lines.push({ element, ids, words, parts });
  }
}

function lengthOf(child: unknown): number {
  return child instanceof Y.XmlText ? child.length : 1;
}

/** The letters of a text alone; what its own `toString` adds is markup. */
function lettersOf(text: Y.XmlText): string {
  let letters = '';
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    letters += item.content instanceof Y.ContentString ? item.content.str : ' '.repeat(item.length);
  }
  return letters;
}
