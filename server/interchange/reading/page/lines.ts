import { NO_LEVEL, type Place } from '#server/interchange/reading/page/place.ts';
import type { Block, Inline } from '#shared/interchange/model.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** What a block says of itself besides its words. */
export interface Tied {
  readonly id: string | null;
  readonly changes: readonly Entry[];
}

const UNTIED: Tied = { id: null, changes: [] };

/** Blocks that are being read: words come one after the other, and whatever ends a line makes a block of them. */
export class Lines {
  readonly blocks: Block[] = [];
  readonly #keepsEmpty: boolean;
  #line: Inline[] = [];
  #at: Place | null = null;
  #tied: Tied | null = null;
  /** What stood in a line and can be no part of it. */
  #beside: Block[] = [];

  /** `keepsEmpty`: an empty paragraph is one, and no gap. */
  constructor(keepsEmpty: boolean) {
    this.#keepsEmpty = keepsEmpty;
  }

  get isEmpty(): boolean {
    return this.#line.length === 0;
  }

  /** A line with an element of its own begins. */
  begin(place: Place, tied: Tied): void {
    this.end();
    this.#at = place;
    this.#tied = tied;
  }

  /** Words, of which blanks are one where they are not letters. */
  words(text: string, place: Place): void {
    const shown = place.keepsBlanks ? text : this.#collapsed(text);
    if (shown === '') return;
    this.piece(
      { kind: 'words', text: shown, look: place.look, changes: place.changes, threads: [] },
      place,
    );
  }

  piece(one: Inline, place: Place): void {
    this.#at ??= place;
    const last = this.#line.at(-1);
    if (one.kind === 'words' && last?.kind === 'words' && isAlike(last, one))
      this.#line.splice(-1, 1, { ...last, text: last.text + one.text });
    else this.#line.push(one);
  }

  /** A line's end within a paragraph; two of them end it, where blanks are no letters. */
  lineBreak(place: Place): void {
    if (!place.keepsBlanks && this.#line.at(-1)?.kind === 'line-break') {
      const [at, tied] = [this.#at, this.#tied];
      this.end();
      this.#at = at;
      this.#tied = tied && UNTIED;
    } else if (place.keepsBlanks || this.#line.length > 0)
      this.piece({ kind: 'line-break' }, place);
  }

  /** A block that stands beside the line in which it was found. */
  put(block: Block): void {
    if (this.#line.length === 0 && this.#tied === null) this.blocks.push(block);
    else this.#beside.push(block);
  }

  /** A block between lines. */
  push(...blocks: readonly Block[]): void {
    this.end();
    this.blocks.push(...blocks);
  }

  /** Ends the line that is open. */
  end(): void {
    const [line, at, tied] = [this.#line, this.#at, this.#tied];
    this.#line = [];
    this.#at = null;
    this.#tied = null;
    const inline = at?.keepsBlanks ? line : trimmed(line);
    const isOne = inline.length > 0 || (tied !== null && this.#keepsEmpty);
    if (at && isOne) this.blocks.push(blockOf(inline, at, tied ?? UNTIED));
    this.blocks.push(...this.#beside);
    this.#beside = [];
  }

  #collapsed(text: string): string {
    const one = text.replaceAll(/[ \t\n\r\f]+/g, ' ');
    const last = this.#line.at(-1);
    const isAfterBlank =
      last === undefined ||
      last.kind === 'line-break' ||
      (last.kind === 'words' && last.text.endsWith(' '));
    return isAfterBlank && one.startsWith(' ') ? one.slice(1) : one;
  }
}

function blockOf(inline: readonly Inline[], place: Place, { id, changes }: Tied): Block {
  const { dir, align, level, counts } = place;
  const told = { id, changes, dir, align, number: null, inline };
  return level === null
    ? { kind: 'paragraph', ...told }
    : { kind: 'heading', level: level === NO_LEVEL ? null : level, counts, ...told };
}

type WordsOf = Inline & { readonly kind: 'words' };

function isAlike(one: WordsOf, other: WordsOf): boolean {
  return one.look === other.look
    ? JSON.stringify(one.changes) === JSON.stringify(other.changes)
    : JSON.stringify([one.look, one.changes]) === JSON.stringify([other.look, other.changes]);
}

/** Without blanks and line ends at its ends. */
export function trimmed(line: readonly Inline[]): Inline[] {
  const rest = [...line];
  const isBlank = (one: Inline | undefined) =>
    one?.kind === 'line-break' || (one?.kind === 'words' && /^[ \t\n\r\f]*$/.test(one.text));
  while (isBlank(rest[0])) rest.shift();
  while (isBlank(rest.at(-1))) rest.pop();
  const [first, last] = [rest[0], rest.at(-1)];
  if (first?.kind === 'words')
    rest[0] = { ...first, text: first.text.replace(/^[ \t\n\r\f]+/, '') };
  const end = rest.at(-1);
  if (last && end?.kind === 'words')
    rest[rest.length - 1] = { ...end, text: end.text.replace(/[ \t\n\r\f]+$/, '') };
  return rest;
}
