import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { alignLetters } from '#client/editor/binding/align-letters.ts';
import { type Letter, lettersBefore } from '#client/editor/binding/letters-of.ts';
import { type Drawn, isText } from '#client/editor/binding/picture.ts';

/**
 * Nothing can be moved in the shared paper: who moves a block, or makes a heading of it, removes it and makes it anew
 * with the words that they knew. What somebody typed into it at that moment falls with the old one. Each person's own
 * editor brings back their own letters, and only those the other cannot have known (`seen-letters.ts`), into the block
 * that has the old one's id, or into the one before it where that has its words now, because they were joined: so no letter
 * is lost, and none comes twice however many people have the paper open.
 */
export interface LeftBlock {
  readonly id: string;
  readonly node: Node;
  readonly letters: readonly Letter[];
}

/** The text blocks that a colleague's change took away, of those that hold letters the colleague may not have known. */
export function leftBlocks(
  left: readonly Drawn[],
  change: Y.Transaction,
  seen: number,
): LeftBlock[] {
  return left.flatMap((drawn) => {
    if (!drawn.node.inlineContent) {
      const inside = drawn.parts.filter((part): part is Drawn => !isText(part));
      return leftBlocks(inside, change, seen);
    }
    const id: unknown = drawn.node.attrs['id'];
    if (typeof id !== 'string') return [];
    const letters = lettersBefore(drawn, change, seen);
    return letters.some(({ isUnseen }) => isUnseen) ? [{ id, node: drawn.node, letters }] : [];
  });
}

/** The place of the caret in a block, before a change. */
export interface OldCaret {
  readonly id: unknown;
  readonly offset: number;
}

/** Brings back the own letters of blocks that stand elsewhere now, `before` being the paper in which they stood; null when nothing was lost. */
export function bringBack(
  state: EditorState,
  left: readonly LeftBlock[],
  { before, caret }: { readonly before: Node; readonly caret: OldCaret },
): Transaction | null {
  const tr = state.tr;
  for (const block of left) {
    const now = standingOf(tr.doc, block.id) ?? joinedInto(tr.doc, before, block);
    if (now) insertLost(tr, block, now, caret);
  }
  return tr.docChanged ? tr : null;
}

/** Where the words of a block stand now. */
interface Standing {
  readonly words: string;
  readonly start: number;
}

function standingOf(doc: Node, id: unknown): Standing | null {
  let found: Standing | null = null;
  doc.descendants((node, position) => {
    if (!found && node.inlineContent && node.attrs['id'] === id)
      found = { words: wordsOf(node), start: position + 1 };
    return !found && !node.inlineContent;
  });
  return found;
}

const wordsOf = (node: Node): string => node.textBetween(0, node.content.size, '', '\0');

/** The words of a block at the end of the one before it: somebody has joined the two, or taken back the Enter between them. */
function joinedInto(doc: Node, before: Node, { id, letters }: LeftBlock): Standing | null {
  const into = standingOf(doc, idBefore(before, id));
  if (!into) return null;
  const known = letters.map(({ text, isUnseen }) => (isUnseen ? '' : text)).join('');
  const at = into.words.lastIndexOf(known);
  return at === -1 ? null : { words: known, start: into.start + at };
}

/** The id of the text block before one; undefined where there is none. */
function idBefore(doc: Node, id: string): unknown {
  let [last, found]: unknown[] = [undefined, undefined];
  doc.descendants((node) => {
    if (node.inlineContent) {
      if (node.attrs['id'] === id) found = last;
      last = node.attrs['id'];
    }
    return !node.inlineContent;
  });
  return found;
}

function insertLost(tr: Transaction, block: LeftBlock, now: Standing, caret: OldCaret): void {
  const { letters, node: old } = block;
  const size = letters.reduce((sum, { text }) => sum + text.length, 0);
  // Each place of the old block is a letter's; should it ever be otherwise, nothing is known for certain.
  if (size !== old.content.size) return;
  const after = Array.from(now.words);
  const places = alignLetters(
    letters.map(({ text }) => text),
    after,
  );
  if (!places) return;
  let end = 0;
  const ends = after.map(({ length }) => (end += length));
  const isCarets = block.id === caret.id;
  let caretAt: number | null = isCarets && caret.offset === 0 ? 0 : null;
  let [next, inserted, passed] = [0, 0, 0];
  for (const [index, { text, isUnseen }] of letters.entries()) {
    const place = places[index] ?? -1;
    passed += text.length;
    if (place !== -1) next = ends[place] ?? next;
    else if (isUnseen) {
      const marks = old.resolve(passed).marks();
      tr.insert(now.start + next + inserted, tr.doc.type.schema.text(text, marks));
      inserted += text.length;
    }
    if (isCarets && passed <= caret.offset) caretAt = next + inserted;
  }
  if (inserted > 0 && caretAt !== null) {
    tr.setSelection(TextSelection.create(tr.doc, now.start + caretAt));
  }
}
