import * as Y from 'yjs';
import type { LookChange } from '#shared/interchange/returning/line-changes.ts';
import { LINE_BREAK, type Letter } from '#shared/interchange/returning/letters.ts';
import { type ContentNode, elementOf, formatOfMark } from '#shared/paper/content.ts';
import { type Entry, formatEntries, keyOf, valueOf } from '#shared/suggestion/entry.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';
import {
  type LiveLetter,
  type LivePlace,
  stretchesOf,
} from '#server/interchange/returning/live-letters.ts';

/** Whose suggestion something is. */
export type Signature = Pick<Entry, 'id' | 'author' | 'at'>;

interface Insertion {
  readonly element: Y.XmlElement;
  /** Null: in a line that has no text of its own yet. */
  readonly at: LivePlace | null;
  readonly text: readonly Letter[];
  readonly by: Signature;
}

/**
 * Suggestions that are to be written into a live paper: gathered first, while every place is what it was read as, then
 * written from the last to the first. None of them changes anything of the agreed text.
 */
export class Proposals {
  readonly #formats: (() => void)[] = [];
  readonly #insertions: Insertion[] = [];
  readonly #blocks: (() => void)[] = [];
  /** The last block that was put in behind each, so that several keep their order. */
  readonly #last = new Map<Y.XmlElement | Y.XmlFragment, Y.XmlElement>();
  /** The names of notes in the live paper, for those of the file. */
  readonly #notes = new Map<string, string>();

  /** What a note of the file is called in the paper. */
  nameNote(note: string, live: string): void {
    if (!this.#notes.has(note)) this.#notes.set(note, live);
  }

  words(
    element: Y.XmlElement,
    change: {
      readonly drops: readonly LiveLetter[];
      readonly at: LivePlace | null;
      readonly text: readonly Letter[];
    },
    by: Signature,
  ): void {
    const { drops, at, text } = change;
    this.#format(drops, { ...by, kind: 'deletion', to: null });
    if (text.length > 0) this.#insertions.push({ element, at, text, by });
  }

  look(letters: readonly LiveLetter[], { to }: Pick<LookChange, 'to'>, by: Signature): void {
    this.#format(letters, { ...by, kind: 'restyled', to });
  }

  /** Something about a block as a whole. */
  entry(element: Y.XmlElement, kind: Entry['kind'], by: Signature, to: string | null = null): void {
    const entry = { ...by, kind, to };
    this.#blocks.push(() => element.setAttribute(keyOf(entry), valueOf(entry)));
  }

  /** A new block beside or in another. */
  block(
    node: ContentNode,
    {
      element,
      side,
    }: { readonly element: Y.XmlElement; readonly side: 'after' | 'before' | 'inside' },
    by: Signature,
  ): void {
    const proposed = formatEntries([{ ...by, kind: 'insertion', to: null }]);
    this.#blocks.push(() => {
      const made = elementOf({ ...node, attrs: { ...node.attrs, proposed } });
      if (side === 'inside') return element.insert(element.length, [made]);
      const parent = element.parent;
      if (!(parent instanceof Y.XmlFragment)) return;
      if (side === 'before') return parent.insertAfter(element.prevSibling, [made]);
      parent.insertAfter(this.#last.get(element) ?? element, [made]);
      this.#last.set(element, made);
    });
  }

  /** A new block at the beginning of everything. */
  first(node: ContentNode, root: Y.XmlFragment, by: Signature): void {
    const proposed = formatEntries([{ ...by, kind: 'insertion', to: null }]);
    this.#blocks.push(() => {
      const made = elementOf({ ...node, attrs: { ...node.attrs, proposed } });
      root.insertAfter(this.#last.get(root) ?? null, [made]);
      this.#last.set(root, made);
    });
  }

  write(): void {
    for (const format of this.#formats) format();
    const order = (one: Insertion) => one.at?.index ?? 0;
    // The later one first where two stand at one place, so that they end in their order.
    const last = this.#insertions.toReversed().toSorted((a, b) => order(b) - order(a));
    for (const insertion of last) this.#insert(insertion);
    for (const block of this.#blocks) block();
  }

  #format(letters: readonly LiveLetter[], entry: Entry): void {
    const format = Object.fromEntries([formatOfMark(markOfEntry(entry))]);
    for (const { shared, index, length } of stretchesOf(letters))
      this.#formats.push(() => shared.format(index, length, format));
  }

  #insert({ element, at, text, by }: Insertion): void {
    const shared = at?.shared ?? textOf(element);
    const [key, value] = formatOfMark(markOfEntry({ ...by, kind: 'insertion', to: null }));
    for (const { words, marks } of runsOf(text).toReversed()) {
      const formats = marks
        .filter(({ type }) => type !== COMMENT_MARK)
        .map((mark) => {
          const id = mark.attrs?.['id'];
          const live = mark.type === 'footnote' ? this.#notes.get(String(id)) : undefined;
          return formatOfMark(live === undefined ? mark : { ...mark, attrs: { id: live } });
        });
      shared.insert(at?.index ?? 0, words, { ...Object.fromEntries(formats), [key]: value });
    }
  }
}

function textOf(element: Y.XmlElement): Y.XmlText {
  const [first] = element.toArray().filter((child) => child instanceof Y.XmlText);
  if (first) return first;
  const text = new Y.XmlText();
  element.insert(0, [text]);
  return text;
}

/** Letters that look alike, as one. A suggestion has no line break of its own. */
function runsOf(letters: readonly Letter[]): { words: string; marks: Letter['marks'] }[] {
  const runs: { words: string; marks: Letter['marks'] }[] = [];
  for (const { text, marks } of letters) {
    const last = runs.at(-1);
    const words = text === LINE_BREAK ? ' ' : text;
    if (last && JSON.stringify(last.marks) === JSON.stringify(marks)) last.words += words;
    else runs.push({ words, marks });
  }
  return runs;
}
