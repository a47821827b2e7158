import { REFERENCE_CHARACTER, TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';

/** What of a paper can have a number, and what a reference may point to. */
export type PartKind = 'heading' | 'paragraph' | TypedBlock | 'table' | 'figure' | 'footnote';

/** Reads a tree of nodes, whichever library made it: the editor's nodes and plain content are counted by one rule. */
export interface TreeReader<N> {
  readonly name: (node: N) => string;
  readonly attribute: (node: N, name: string) => unknown;
  readonly children: (node: N) => readonly N[];
  /** The text of a text node, null of any other. */
  readonly text: (node: N) => string | null;
  /** The value of a mark's one attribute on a text node; null without the mark. */
  readonly mark: (node: N, mark: 'footnote' | 'reference') => string | null;
}

/** One part of a block of the paper's first level: the block itself, or something in it. */
export interface PaperPart<N> {
  readonly kind: PartKind;
  readonly id: string | null;
  /**
   * Where it starts and ends, in the editor's count from the start of its first-level block: one for each letter, and
   * for each side of a node.
   */
  readonly from: number;
  readonly to: number;
  /** The block, or the texts that a footnote is made of. */
  readonly nodes: readonly N[];
  /** Of a heading, 1 to 4; otherwise 0. */
  readonly level: number;
  /** Whether it takes part in the count of its kind. */
  readonly counts: boolean;
  /** Its words without footnotes and references; of a note its own. At most `WORDS_KEPT` letters. */
  readonly words: string;
}

/** One reference: the place of its character, and the id it points to. */
export interface Pointer {
  readonly from: number;
  readonly to: string;
}

/** What one block of the paper's first level holds that counts, points or is pointed to. */
export interface BlockParts<N> {
  readonly parts: readonly PaperPart<N>[];
  readonly pointers: readonly Pointer[];
  readonly isContents: boolean;
  /** Equal for blocks that number and are named alike: what must be compared after an edit, and nothing else. */
  readonly signature: string;
}

/** So many letters of a part's words are kept: a title's length. */
export const WORDS_KEPT = 200;

/**
 * The parts of one first-level block, in their order. What counts as a numbered paragraph: a paragraph with words on
 * the paper's first level, in a quotation, a call-out or a typed block, and each item of a list there, with all that is
 * in it. Not what stands in tables, nor captions, headings and empty lines.
 */
export function partsOf<N>(block: N, read: TreeReader<N>): BlockParts<N> {
  const walk = new Walk(read);
  walk.block(block, 0, 'flow');
  return {
    parts: walk.parts,
    pointers: walk.pointers,
    isContents: read.name(block) === 'tableOfContents',
    signature: walk.parts.map(signatureOf).join('\n'),
  };
}

function signatureOf({ kind, id, level, counts, words }: PaperPart<unknown>): string {
  const shown = kind === 'heading' ? words : '';
  return `${kind} ${id ?? '-'} ${String(level)} ${counts ? 'counts' : 'out'} ${shown}`;
}

const isTyped = (name: string): name is TypedBlock =>
  (TYPED_BLOCKS as readonly string[]).includes(name);

/** Where a paragraph stands: in running text, first in a list's item, or where none is counted. */
type Place = 'flow' | 'item' | 'uncounted';

class Walk<N> {
  readonly parts: PaperPart<N>[] = [];
  readonly pointers: Pointer[] = [];
  readonly #read: TreeReader<N>;

  constructor(read: TreeReader<N>) {
    this.#read = read;
  }

  /** Walks a block that starts at `from`, and answers where it ends. */
  block(node: N, from: number, place: Place): number {
    const name = this.#read.name(node);
    const kind = kindOf(name);
    // A part stands before what is in it; its end and words are known after.
    const at = this.parts.length;
    const texts: N[] = [];
    let position = from + 1;
    let isFirst = true;
    for (const child of this.#read.children(node)) {
      if (this.#read.text(child) === null && this.#read.name(child) !== 'hardBreak') {
        position = this.block(child, position, placeIn(name, place, isFirst));
      } else {
        texts.push(child);
        position += (this.#read.text(child) ?? ' ').length;
      }
      isFirst = false;
    }
    const isLeaf = name === 'pageBreak' || name === 'horizontalRule' || name === 'tableOfContents';
    const to = isLeaf ? from + 1 : position + 1;
    this.#notesAndPointers(texts, from + 1);
    if (!kind) return to;
    const words = this.#wordsOf(node).trim();
    this.parts.splice(at, 0, {
      kind,
      id: idOf(this.#read.attribute(node, 'id')),
      from,
      to,
      nodes: [node],
      level: kind === 'heading' ? levelOf(this.#read.attribute(node, 'level')) : 0,
      counts: this.#counts(node, kind, place, words),
      words: words.slice(0, WORDS_KEPT),
    });
    return to;
  }

  #counts(node: N, kind: PartKind, place: Place, words: string): boolean {
    if (kind === 'heading') return this.#read.attribute(node, 'numbered') !== 'no';
    // A picture without a caption is no figure of the paper: a logo, an ornament.
    if (kind === 'figure') return words !== '';
    if (kind === 'paragraph') return place !== 'uncounted' && words !== '';
    return true;
  }

  /** Each unbroken run of one id is a note; each placeholder character a reference. */
  #notesAndPointers(texts: readonly N[], start: number): void {
    let from = start;
    let open: { id: string; from: number; nodes: N[]; words: string } | null = null;
    const close = () => {
      if (!open) return;
      const { words, ...note } = open;
      this.parts.push({
        ...note,
        kind: 'footnote',
        to: from,
        level: 0,
        counts: true,
        words: words.replaceAll(REFERENCE_CHARACTER, '').trim().slice(0, WORDS_KEPT),
      });
      open = null;
    };
    for (const node of texts) {
      const text = this.#read.text(node) ?? ' ';
      const id = this.#read.text(node) === null ? null : this.#read.mark(node, 'footnote');
      if (open !== null && (open as { id: string }).id !== id) close();
      if (id !== null) {
        open ??= { id, from, nodes: [], words: '' };
        open.nodes.push(node);
        open.words += text;
      }
      const to = this.#read.text(node) === null ? null : this.#read.mark(node, 'reference');
      if (to !== null) this.#pointersIn(text, from, to);
      from += text.length;
    }
    close();
  }

  #pointersIn(text: string, from: number, to: string): void {
    for (let at = text.indexOf(REFERENCE_CHARACTER); at >= 0; ) {
      this.pointers.push({ from: from + at, to });
      at = text.indexOf(REFERENCE_CHARACTER, at + 1);
    }
  }

  #wordsOf(node: N): string {
    const text = this.#read.text(node);
    if (text !== null) {
      if (this.#read.mark(node, 'footnote') !== null) return '';
      return text.replaceAll(REFERENCE_CHARACTER, '');
    }
    if (this.#read.name(node) === 'hardBreak') return ' ';
    let words = '';
    for (const child of this.#read.children(node)) {
      if (words.length > WORDS_KEPT) break;
      const isInline = this.#read.text(child) !== null || this.#read.name(child) === 'hardBreak';
      words += isInline || words === '' ? this.#wordsOf(child) : ` ${this.#wordsOf(child)}`;
    }
    return words;
  }
}

function kindOf(name: string): PartKind | null {
  if (isTyped(name) || name === 'heading' || name === 'paragraph' || name === 'figure') return name;
  return name === 'caption' ? 'table' : null;
}

/** Where the children of a block stand, for the count of paragraphs. */
function placeIn(name: string, place: Place, isFirst: boolean): Place {
  if (name === 'listItem' || name === 'taskItem')
    return place === 'item' && isFirst ? 'item' : 'uncounted';
  if (name.endsWith('List')) return place === 'flow' ? 'item' : 'uncounted';
  if (name.startsWith('table')) return 'uncounted';
  return place;
}

function idOf(id: unknown): string | null {
  return typeof id === 'string' ? id : null;
}

function levelOf(level: unknown): number {
  return typeof level === 'number' && level >= 1 && level <= 4 ? level : 1;
}
