import type { Mark, Node } from '@tiptap/pm/model';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { isEntryMark } from '#shared/suggestion/marks.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Words that carry the mark of a thread. */
export interface Piece extends Stretch {
  readonly thread: string;
  /** The line they stand in, counted among the block's own. */
  readonly line: number;
  /** Ids of the block they stand in and of those around it. */
  readonly ids: readonly string[];
  /** They are only suggested. */
  readonly isProposed: boolean;
}

/** What one block of the paper's first level holds; places are counted from where it begins. */
export interface BlockFacts {
  readonly lines: number;
  readonly pieces: readonly Piece[];
  /** The first place of each suggestion, by its id and author. */
  readonly suggestions: ReadonlyMap<string, Stretch>;
  readonly blocks: ReadonlyMap<string, Stretch>;
}

// A block that no edit has touched is the same node as before: a keystroke costs one block.
const known = new WeakMap<Node, BlockFacts>();

export function factsOf(block: Node): BlockFacts {
  const before = known.get(block);
  if (before) return before;
  const reading = new Reading();
  reading.read(block, 0, { ids: [], isProposed: false });
  known.set(block, reading);
  return reading;
}

/** Names a suggestion: its id alone is nobody's. */
export function suggestionName(id: unknown, author: unknown): string {
  return `${String(id)} ${String(author)}`;
}

interface Around {
  readonly ids: readonly string[];
  readonly isProposed: boolean;
}

class Reading implements BlockFacts {
  lines = 0;
  readonly pieces: Piece[] = [];
  readonly suggestions = new Map<string, Stretch>();
  readonly blocks = new Map<string, Stretch>();

  read(node: Node, from: number, outer: Around): void {
    const stretch = { from, to: from + node.nodeSize };
    const id: unknown = node.attrs['id'];
    const entries = parseEntries(node.attrs['proposed']);
    for (const entry of entries) this.#noteSuggestion(entry.id, entry.author, stretch);
    if (typeof id === 'string' && !this.blocks.has(id)) this.blocks.set(id, stretch);
    const around: Around = {
      ids: typeof id === 'string' ? [...outer.ids, id] : outer.ids,
      isProposed: outer.isProposed || entries.some(({ kind }) => kind === 'insertion'),
    };
    if (node.isTextblock) this.#readLine(node, from + 1, around);
    else node.forEach((child, offset) => this.read(child, from + 1 + offset, around));
  }

  #readLine(block: Node, start: number, around: Around): void {
    if (block.childCount === 0) return;
    block.forEach((node, offset) => {
      const from = start + offset;
      if (node.marks.length > 0) {
        this.#readMarks(node.marks, { from, to: from + node.nodeSize }, around);
      }
    });
    this.lines += 1;
  }

  #readMarks(marks: readonly Mark[], stretch: Stretch, { ids, isProposed }: Around): void {
    for (const { type, attrs } of marks) {
      if (isEntryMark(type.name)) this.#noteSuggestion(attrs['id'], attrs['author'], stretch);
    }
    const isNew = isProposed || marks.some(({ type }) => type.name === 'insertion');
    for (const { type, attrs } of marks) {
      if (type.name !== COMMENT_MARK) continue;
      const thread = String(attrs['id']);
      this.pieces.push({ ...stretch, thread, ids, line: this.lines, isProposed: isNew });
    }
  }

  #noteSuggestion(id: unknown, author: unknown, stretch: Stretch): void {
    const name = suggestionName(id, author);
    if (!this.suggestions.has(name)) this.suggestions.set(name, stretch);
  }
}
